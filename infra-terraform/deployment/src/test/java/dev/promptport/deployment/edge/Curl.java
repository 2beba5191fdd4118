package dev.promptport.deployment.edge;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads a line of curl as a shell and curl would. */
public final class Curl {

    private final Map<String, String> environment;

    /**
     * @param environment the variables that lines may name
     */
    public Curl(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The request that the line sends.
     *
     * @throws IllegalArgumentException when it has an option that is not known here
     */
    public HttpCall read(String line) {
        Iterator<String> words = words(line).iterator();
        if (!words.next().equals("curl")) {
            throw new IllegalArgumentException("no line of curl: " + line);
        }
        String method = "";
        String uri = "";
        String body = "";
        Map<String, String> headers = new TreeMap<>();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-X", "--request" -> method = words.next();
                case "-H", "--header" -> {
                    String[] header = words.next().split(":", 2);
                    headers.put(header[0].strip().toLowerCase(Locale.ROOT), header[1].strip());
                }
                case "-d", "--data", "--data-raw", "--json" -> {
                    body = words.next();
                    headers.putIfAbsent(
                            "content-type",
                            word.equals("--json")
                                    ? "application/json"
                                    : "application/x-www-form-urlencoded");
                }
                case "--aws-sigv4" ->
                        headers.put("authorization", "AWS4-HMAC-SHA256 for " + words.next());
                case "--user" -> headers.put("x-user", words.next());
                case "-s", "-sS", "-i", "-f", "-fsS", "-N", "-sN", "--silent" -> {}
                default -> {
                    if (word.startsWith("-") || !uri.isEmpty()) {
                        throw new IllegalArgumentException(
                                "'" + word + "' of a line of curl is not known here");
                    }
                    uri = word;
                }
            }
        }
        String implied = body.isEmpty() ? "GET" : "POST";
        return new HttpCall(method.isEmpty() ? implied : method, URI.create(uri), headers, body);
    }

    /** Words as the shell parts them, quotes and variables resolved. */
    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = ' ';
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && quote != '\'' && at + 1 < line.length()) {
                at++;
                if (line.charAt(at) != '\n') {
                    word.append(line.charAt(at));
                    open = true;
                }
            } else if (quote != ' ' && c == quote) {
                quote = ' ';
            } else if (quote == ' ' && (c == '\'' || c == '"')) {
                quote = c;
                open = true;
            } else if (c == '$' && quote != '\'') {
                int end = endOfName(line, at + 1);
                word.append(value(line.substring(at + 1, end)));
                at = end - 1;
                open = true;
            } else if (quote == ' ' && Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }

    private static int endOfName(String line, int from) {
        int end = from;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private String value(String name) {
        if (!environment.containsKey(name)) {
            throw new IllegalArgumentException("a line of curl names the variable '" + name + "'");
        }
        return environment.getOrDefault(name, "");
    }
}
