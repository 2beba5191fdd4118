package dev.promptport.inference.local.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

import java.util.Arrays;
import java.util.List;

/** Rows of token ids as one padded tensor, and a mask that is 1 for a token and 0 for padding. */
public final class TokenRows implements AutoCloseable {

    private final IValue ids;
    private final IValue mask;

    private TokenRows(IValue ids, IValue mask) {
        this.ids = ids;
        this.mask = mask;
    }

    /**
     * @param rows of unequal lengths, at least one
     * @param scope owns the tensors
     */
    public static TokenRows of(List<long[]> rows, long pad, PtNDManager scope) {
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
        return new TokenRows(
                IValue.from((PtNDArray) scope.create(ids, shape)),
                IValue.from((PtNDArray) scope.create(mask, shape)));
    }

    public IValue ids() {
        return ids;
    }

    public IValue mask() {
        return mask;
    }

    @Override
    public void close() {
        ids.close();
        mask.close();
    }
}
