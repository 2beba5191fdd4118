package dev.promptport.bench;

import com.google.gson.Gson;

import dev.promptport.inference.local.classifier.ClassifierNetwork;
import dev.promptport.inference.local.pytorch.PyTorch;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Times classification, one text at a time, for {@code classifiers.py}, which gives rows of token
 * ids as JSON on standard input.
 *
 * <p>Arguments: checkpoint, int8 or float32, threads, warm-up, cache directory. Prints the seconds
 * of each row after the first so many, the milliseconds loading took, and the logits of the first
 * row.
 */
final class ClassifierMeasurement {

    record Result(double[] seconds, double load_ms, float[] answer) {}

    private ClassifierMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        Path checkpoint = Path.of(arguments[0]);
        boolean int8 = arguments[1].equals("int8");
        int threads = Integer.parseInt(arguments[2]);
        int warmUp = Integer.parseInt(arguments[3]);
        Path cache = Path.of(arguments[4]);
        Gson gson = new Gson();
        long[][] rows =
                gson.fromJson(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8), long[][].class);
        PyTorch.start(cache, threads);
        PyTorch.prepareThread(threads);
        long start = System.nanoTime();
        try (ClassifierNetwork network =
                int8
                        ? ClassifierNetwork.int8(checkpoint, cache)
                        : ClassifierNetwork.fp32(checkpoint)) {
            double load = (System.nanoTime() - start) / 1e6;
            double[] seconds = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                start = System.nanoTime();
                network.logits(List.of(rows[i]));
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
            System.out.println(
                    gson.toJson(
                            new Result(
                                    Arrays.copyOfRange(seconds, warmUp, seconds.length),
                                    load,
                                    network.logits(List.of(rows[0])).getFirst())));
        }
    }
}
