package dev.promptport.bench;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.inference.local.LocalT5;
import dev.promptport.inference.local.LocalT5Settings;
import dev.promptport.inference.local.Precision;
import dev.promptport.inference.local.source.HubSettings;
import dev.promptport.inference.local.source.ModelFiles;
import dev.promptport.inference.local.source.ModelSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers many short prompts from several threads and prints resident memory as it goes, then once
 * more after closing.
 *
 * <p>Arguments: requests, threads, model source, cache directory.
 */
final class MemoryOverTime {

    private static final int REPORTS = 20;

    private MemoryOverTime() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int requests = Integer.parseInt(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        ModelSource source = ModelSource.parse(arguments[2]);
        Path cache = Path.of(arguments[3]);
        int processors = Runtime.getRuntime().availableProcessors();
        LocalT5Settings settings =
                new LocalT5Settings(
                        "t5", source, Precision.INT8, cache, processors, 1, threads, 512, 64);
        Path directory =
                new ModelFiles(cache, HubSettings.defaults()).locate(source, "the third argument");
        try (LocalT5 t5 = LocalT5.load(settings, directory)) {
            answer(t5, requests, threads);
        }
        System.gc();
        System.out.printf("closed: resident %d MB%n", residentMegabytes());
    }

    private static void answer(LocalT5 t5, int requests, int threads) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        Semaphore running = new Semaphore(threads);
        Sampling shortAnswer = Sampling.builder().maxTokens(12).build();
        try (ExecutorService callers = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < requests; i++) {
                String prompt = "correct: Teh quick brown fox jumsp over number " + i + ".";
                running.acquire();
                callers.execute(
                        () -> {
                            t5.complete(
                                    CompletionRequest.of(
                                            t5.model(), prompt, shortAnswer, Deadline.none()));
                            running.release();
                            int count = done.incrementAndGet();
                            if (count % (requests / REPORTS) == 0) {
                                System.out.printf(
                                        "%d requests: resident %d MB%n",
                                        count, residentMegabytes());
                            }
                        });
            }
        }
    }

    private static long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
