package dev.promptport.inference.local.pytorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;

import dev.promptport.inference.local.safetensors.TensorInfo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A TorchScript program whose methods can be run. Safe for many threads. */
public final class TorchProgram implements AutoCloseable {

    private static final String[] NO_EXTRAS = {};

    private final PtNDManager manager;
    private final PtSymbolBlock module;

    private TorchProgram(PtNDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
    }

    private interface Loading {
        PtSymbolBlock into(PtNDManager manager) throws IOException;
    }

    private static TorchProgram load(Loading loading) {
        PtNDManager manager = PyTorch.newManager();
        try {
            return new TorchProgram(manager, loading.into(manager));
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** The program without weights. */
    static TorchProgram empty(WeightlessProgram program) {
        return load(
                manager -> {
                    try (InputStream archive = program.archive()) {
                        return JniUtils.loadModule(manager, archive, false, false);
                    }
                });
    }

    /** A program with its weights, as {@link #save} wrote it. */
    static TorchProgram load(Path file) {
        return load(
                manager -> JniUtils.loadModule(manager, file, false, NO_EXTRAS, NO_EXTRAS, false));
    }

    void save(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            JniUtils.writeModule(module, out, false);
        }
    }

    void tune(boolean reduceRange) {
        try (IValue reduced = IValue.from(reduceRange)) {
            run("tune", reduced).close();
        }
    }

    /** The parts' bytes must stay mapped while the program lives when nothing is packed. */
    void put(Weight weight) {
        try (PtNDManager scope = newScope();
                IValue name = IValue.from(weight.name());
                IValue parts =
                        IValue.listFrom(
                                weight.parts().stream()
                                        .map(part -> tensor(scope, part))
                                        .toArray(PtNDArray[]::new));
                IValue matrix = IValue.from(weight.use() == Weight.Use.MATRIX)) {
            switch (weight.use()) {
                case MATRIX, PLAIN -> run("put", name, parts, matrix).close();
                case TABLE -> run("put_table", name, parts).close();
            }
        }
    }

    private static PtNDArray tensor(PtNDManager scope, TensorInfo info) {
        DataType type =
                switch (info.type()) {
                    case F32 -> DataType.FLOAT32;
                    case F16 -> DataType.FLOAT16;
                };
        ByteBuffer bytes = info.bytes().asByteBuffer().order(ByteOrder.nativeOrder());
        Shape shape = new Shape(info.shape());
        return JniUtils.createNdFromByteBuffer(
                scope, bytes, shape, type, SparseFormat.DENSE, scope.getDevice());
    }

    /** Owns tensors until it is closed. */
    public PtNDManager newScope() {
        return (PtNDManager) manager.newSubManager(manager.getDevice());
    }

    public IValue run(String method, IValue... arguments) {
        return IValueUtils.runMethod(module, method, arguments);
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
