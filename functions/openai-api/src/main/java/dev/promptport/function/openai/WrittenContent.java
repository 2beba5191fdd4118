package dev.promptport.function.openai;

import static dev.promptport.function.openai.OtherFields.unsupported;

import dev.promptport.domain.completion.Part;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.json.JsonFields;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a content, which is a text or a list of parts. */
final class WrittenContent {

    /** The text is matched up to its comma only: what follows may be a megabyte. */
    private static final Pattern DATA = Pattern.compile("data:([a-z]+/[a-z0-9.+-]+);base64,");

    private WrittenContent() {}

    /** Texts and pictures. */
    static List<Part> parts(JsonFields fields, String name) {
        if (!fields.has(name)) {
            throw InvalidRequest.missing(fields.path(name));
        }
        if (fields.isText(name)) {
            return List.of(new Part.Text(String.valueOf(fields.text(name))));
        }
        if (!fields.isList(name)) {
            throw InvalidRequest.invalid(
                    fields.path(name),
                    "'" + fields.path(name) + "' has to be a string or a list of parts");
        }
        List<Part> parts = fields.objects(name).stream().map(WrittenContent::part).toList();
        if (parts.isEmpty()) {
            throw InvalidRequest.missing(fields.path(name));
        }
        return parts;
    }

    /** Texts alone, a line each. */
    static String text(JsonFields fields, String name) {
        return parts(fields, name).stream()
                .map(
                        part ->
                                switch (part) {
                                    case Part.Text(String text) -> text;
                                    case Part.Image _ ->
                                            throw InvalidRequest.invalid(
                                                    fields.path(name),
                                                    "'"
                                                            + fields.path(name)
                                                            + "' has to be text; pictures go into messages of the user");
                                })
                .collect(Collectors.joining("\n"));
    }

    private static Part part(JsonFields part) {
        return switch (part.requiredText("type")) {
            case "text" -> new Part.Text(given(part.only(Set.of("type", "text")), "text"));
            case "image_url" ->
                    image(
                            part.only(Set.of("type", "image_url"))
                                    .object("image_url")
                                    .only(Set.of("url", "detail")));
            default -> throw unsupported(part.path("type"), "a part is text or image_url");
        };
    }

    private static String given(JsonFields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            throw InvalidRequest.missing(fields.path(name));
        }
        return text;
    }

    private static Part image(JsonFields image) {
        String url = image.requiredText("url");
        Matcher data = DATA.matcher(url);
        if (!data.lookingAt()) {
            throw unsupported(
                    image.path("url"),
                    "a picture is given as data:image/png;base64,…; addresses are not fetched");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(url.substring(data.end()));
            return new Part.Image(data.group(1), ByteBuffer.wrap(bytes));
        } catch (IllegalArgumentException _) {
            throw InvalidRequest.invalid(
                    image.path("url"), "'" + image.path("url") + "' is not valid Base64");
        }
    }
}
