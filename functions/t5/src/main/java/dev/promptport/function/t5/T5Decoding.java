package dev.promptport.function.t5;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.SamplingBuilder;

import org.jspecify.annotations.Nullable;

/**
 * What each task decodes with unless the caller says otherwise. Summaries and translations search
 * three beams, as the reference does; a stream cannot show a beam before the search is over and
 * drawing excludes it, so both default to one. The reference's shortest summary of 56 tokens fits
 * articles; here it is 0, because a paragraph's summary is shorter.
 */
final class T5Decoding {

    private static final int RAW_TOKENS = 128;
    private static final int SUMMARY_TOKENS = 142;
    private static final int BEAMS = 3;
    private static final int SUMMARY_NGRAM = 3;

    private T5Decoding() {}

    static Sampling sampling(T5Request request, boolean streams, int mostTokens) {
        T5Parameters p = request.parameters();
        SamplingBuilder sampling =
                Sampling.builder()
                        .maxTokens(
                                or(
                                        p.mostTokens(),
                                        Math.min(mostTokens, tokens(request.task(), mostTokens))))
                        .minTokens(p.fewestTokens())
                        .repetitionPenalty(p.repetitionPenalty())
                        .lengthPenalty(p.lengthPenalty())
                        .earlyStopping(p.earlyStopping())
                        .noRepeatNgram(p.noRepeatNgramSize())
                        .beams(p.numBeams())
                        .temperature(p.temperature())
                        .topK(p.topK())
                        .topP(p.topP())
                        .seed(p.seed())
                        .stop(p.stop());
        // Built once with all the caller's values, so that those not used are checked as well.
        Sampling asked = sampling.build();
        sampling.noRepeatNgram(
                or(
                        asked.noRepeatNgram(),
                        request.task() == T5Task.SUMMARIZE ? SUMMARY_NGRAM : null));
        if (p.draws()) {
            sampling.temperature(or(asked.temperature(), 1.0));
        } else {
            sampling.temperature(null).topK(null).topP(null).seed(null);
            searchBeams(sampling, asked, request.task(), streams);
        }
        return sampling.build();
    }

    private static void searchBeams(
            SamplingBuilder sampling, Sampling asked, T5Task task, boolean streams) {
        if (streams) {
            // A search knows its first token when it is over; a stream is read as it is written.
            sampling.beams(or(asked.beams(), 1));
        } else if (task != T5Task.RAW) {
            sampling.beams(or(asked.beams(), BEAMS)).earlyStopping(or(asked.earlyStopping(), true));
        }
    }

    private static int tokens(T5Task task, int mostTokens) {
        return switch (task) {
            case RAW -> RAW_TOKENS;
            case SUMMARIZE -> SUMMARY_TOKENS;
            case TRANSLATE -> mostTokens;
        };
    }

    private static <T extends @Nullable Object> T or(@Nullable T value, T otherwise) {
        return value != null ? value : otherwise;
    }
}
