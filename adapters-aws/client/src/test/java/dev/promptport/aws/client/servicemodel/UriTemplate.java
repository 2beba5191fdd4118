package dev.promptport.aws.client.servicemodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an operation is: {@code /model/{modelId}/converse}. A label is one segment of the path, and
 * {@code {Key+}} is several.
 */
final class UriTemplate {

    private static final Pattern LABEL = Pattern.compile("\\{(?<name>[^}+]+)(?<greedy>\\+?)\\}");

    private final Pattern path;
    private final List<String> labels = new ArrayList<>();
    private final List<String> greedy = new ArrayList<>();
    private final Map<String, List<String>> query;

    UriTemplate(String template) {
        this.query = new SentRequest("", template, Map.of(), new byte[0]).query();
        StringBuilder path = new StringBuilder();
        String text = template.split("\\?", 2)[0];
        Matcher label = LABEL.matcher(text);
        int from = 0;
        while (label.find()) {
            path.append(Pattern.quote(text.substring(from, label.start())));
            boolean several = !label.group("greedy").isEmpty();
            path.append(several ? "(.+)" : "([^/]*)");
            labels.add(label.group("name"));
            if (several) {
                greedy.add(label.group("name"));
            }
            from = label.end();
        }
        this.path = Pattern.compile(path.append(Pattern.quote(text.substring(from))).toString());
    }

    /** The labels with their percent-encoding; nothing where the request goes elsewhere. */
    Optional<Map<String, String>> labels(SentRequest request) {
        Matcher matcher = path.matcher(request.path());
        if (!matcher.matches() || !request.query().entrySet().containsAll(query.entrySet())) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            values.put(labels.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    /** Whether all of it that is to be percent-encoded is. */
    boolean isEncoded(String label, String value) {
        String plain = greedy.contains(label) ? "[A-Za-z0-9._~/-]" : "[A-Za-z0-9._~-]";
        return value.matches("(?:" + plain + "|%[0-9A-F]{2})*");
    }

    /** Whether the parameter of the query is a part of the place. */
    boolean has(String parameter) {
        return query.containsKey(parameter);
    }
}
