package dev.promptport.inference.local.t5;

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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The TorchScript program of {@code t5_program.py}, with a Java method for each of its own. Safe
 * for many threads.
 */
final class T5Program implements AutoCloseable {

    /** Changes whenever a packed form of an earlier program cannot be used. */
    static final int VERSION = 1;

    private static final String[] NO_EXTRAS = {};

    private final PtNDManager manager;
    private final PtSymbolBlock module;

    private T5Program(PtNDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
    }

    /** The program without weights. */
    static T5Program empty() {
        PtNDManager manager = PyTorch.newManager();
        try (InputStream archive =
                Objects.requireNonNull(
                        T5Program.class.getResourceAsStream("t5_program.pt"), "t5_program.pt")) {
            return new T5Program(manager, JniUtils.loadModule(manager, archive, false, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program with its weights, as {@link #save} wrote it. */
    static T5Program load(Path file) {
        PtNDManager manager = PyTorch.newManager();
        try {
            return new T5Program(
                    manager,
                    JniUtils.loadModule(manager, file, false, NO_EXTRAS, NO_EXTRAS, false));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    void save(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            JniUtils.writeModule(module, out, false);
        }
    }

    void configure(T5Config c, boolean int8) {
        try (IValue sizes =
                        IValue.listFrom(
                                c.dModel(),
                                c.dKv(),
                                c.heads(),
                                c.encoderLayers(),
                                c.decoderLayers(),
                                c.buckets(),
                                c.maxDistance());
                IValue epsilon = IValue.from(c.epsilon());
                IValue activation = IValue.from(c.activation());
                IValue gated = IValue.from(c.gated());
                IValue scaled = IValue.from(c.scaleLogits());
                IValue packed = IValue.from(int8)) {
            run("configure", sizes, epsilon, activation, gated, scaled, packed).close();
        }
    }

    void tune(boolean reduceRange) {
        try (IValue reduced = IValue.from(reduceRange)) {
            run("tune", reduced).close();
        }
    }

    /** The parts' bytes must stay mapped while the program lives when nothing is packed. */
    void put(T5Weights.Weight weight) {
        try (PtNDManager scope = manager.newSubManager(manager.getDevice());
                IValue name = IValue.from(weight.name());
                IValue parts =
                        IValue.listFrom(
                                weight.parts().stream()
                                        .map(part -> tensor(scope, part))
                                        .toArray(PtNDArray[]::new));
                IValue matrix = IValue.from(weight.matrix())) {
            run("put", name, parts, matrix).close();
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

    /**
     * Encodes rows of tokens and prepares {@code copies} decodings of each.
     *
     * @param rows token ids, of unequal lengths
     * @param positions most tokens to decode
     */
    T5Decoding decode(List<long[]> rows, long pad, int copies, int positions) {
        PtNDManager scope = (PtNDManager) manager.newSubManager(manager.getDevice());
        try {
            int longest = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
            long[] ids = new long[rows.size() * longest];
            long[] mask = new long[ids.length];
            Arrays.fill(ids, pad);
            for (int i = 0; i < rows.size(); i++) {
                long[] row = rows.get(i);
                System.arraycopy(row, 0, ids, i * longest, row.length);
                Arrays.fill(mask, i * longest, i * longest + row.length, 1);
            }
            Shape shape = new Shape(rows.size(), longest);
            try (IValue given = IValue.from((PtNDArray) scope.create(ids, shape));
                    IValue masked = IValue.from((PtNDArray) scope.create(mask, shape));
                    IValue states = run("encode", given, masked);
                    IValue times = IValue.from((long) copies);
                    IValue most = IValue.from((long) positions);
                    IValue started = run("start", states, masked, times, most)) {
                return new T5Decoding(
                        this, scope, started.toIValueTuple(), rows.size() * copies, positions);
            }
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    IValue run(String method, IValue... arguments) {
        return IValueUtils.runMethod(module, method, arguments);
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
