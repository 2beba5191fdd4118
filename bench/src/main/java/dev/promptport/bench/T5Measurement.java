package dev.promptport.bench;

import com.google.gson.Gson;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.inference.local.decoding.Generation;
import dev.promptport.inference.local.decoding.StepGuard;
import dev.promptport.inference.local.decoding.Written;
import dev.promptport.inference.local.pytorch.PyTorch;
import dev.promptport.inference.local.t5.T5Network;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Times greedy decoding of one batch, for {@code peers.py}, which gives the rows of token ids as
 * JSON on standard input.
 *
 * <p>Arguments: checkpoint, int8 or float32, new tokens, threads, warm-up, repeats, cache
 * directory. Prints the seconds of each timed run, the milliseconds loading took, and the first
 * tokens of the first row.
 */
final class T5Measurement {

    record Result(double[] seconds, double load_ms, List<Long> answer) {}

    private T5Measurement() {}

    public static void main(String[] arguments) throws IOException {
        Path checkpoint = Path.of(arguments[0]);
        boolean int8 = arguments[1].equals("int8");
        int tokens = Integer.parseInt(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        int warmUp = Integer.parseInt(arguments[4]);
        int repeats = Integer.parseInt(arguments[5]);
        Path cache = Path.of(arguments[6]);
        Gson gson = new Gson();
        List<long[]> rows =
                List.of(
                        gson.fromJson(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                                long[][].class));
        PyTorch.start(cache, threads);
        PyTorch.prepareThread(threads);
        long start = System.nanoTime();
        try (T5Network network =
                int8 ? T5Network.int8(checkpoint, cache) : T5Network.fp32(checkpoint)) {
            double load = (System.nanoTime() - start) / 1e6;
            double[] seconds = new double[warmUp + repeats];
            List<Written> written = List.of();
            for (int i = 0; i < seconds.length; i++) {
                start = System.nanoTime();
                written = answer(network, rows, tokens);
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
            System.out.println(
                    gson.toJson(
                            new Result(
                                    Arrays.copyOfRange(seconds, warmUp, seconds.length),
                                    load,
                                    written.getFirst().tokens().subList(0, 8))));
        }
    }

    private static List<Written> answer(T5Network network, List<long[]> rows, int tokens) {
        List<Written> written =
                new Generation(network, tokens)
                        .generate(rows, Sampling.DEFAULT, (row, token) -> {}, StepGuard.NONE);
        for (Written row : written) {
            if (row.steps() != tokens) {
                throw new IllegalStateException(
                        "an answer ended after " + row.steps() + " of " + tokens + " tokens");
            }
        }
        return written;
    }
}
