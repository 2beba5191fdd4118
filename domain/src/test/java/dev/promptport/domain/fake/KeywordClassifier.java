package dev.promptport.domain.fake;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.ClassificationPort;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Counts each label's keywords in a text; every label gets one for nothing, and the shares add up
 * to 1.
 */
public final class KeywordClassifier implements ClassificationPort {

    private final ModelId model;
    private final Map<String, Set<String>> keywords;

    /** Takes lower-case keywords by label. */
    public KeywordClassifier(ModelId model, Map<String, Set<String>> keywords) {
        this.model = model;
        this.keywords = Map.copyOf(keywords);
    }

    @Override
    public Classification classify(ClassificationRequest request) {
        request.deadline().check();
        if (!request.model().equals(model)) {
            throw new UnknownModel(request.model(), "only " + model + " counts keywords");
        }
        List<String> words = List.of(request.text().toLowerCase(Locale.ROOT).split("\\W+"));
        double total = keywords.keySet().stream().mapToLong(label -> count(label, words)).sum();
        List<LabelScore> best =
                keywords.keySet().stream()
                        .map(label -> new LabelScore(label, count(label, words) / total))
                        .sorted(
                                Comparator.comparingDouble(LabelScore::probability)
                                        .reversed()
                                        .thenComparing(LabelScore::label))
                        .limit(request.top())
                        .toList();
        return new Classification(model, best);
    }

    private long count(String label, List<String> words) {
        Set<String> own = keywords.getOrDefault(label, Set.of());
        return 1 + words.stream().filter(own::contains).count();
    }
}
