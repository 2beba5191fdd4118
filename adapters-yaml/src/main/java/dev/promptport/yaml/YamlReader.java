package dev.promptport.yaml;

import dev.promptport.domain.document.Document;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML 1.2 that is plain data: no anchors, aliases or tags, one document, keys that are texts
 * and differ. What is read grows no larger than what was written, so that nothing written can make
 * reading it long.
 */
final class YamlReader {

    private static final int LONGEST = 1 << 17;
    private static final int DEEPEST = 32;
    private static final int MOST = 10_000;

    /** Reading on would take long and tell nothing new: the engine is slow where it is deep. */
    private static final class GivenUp extends RuntimeException {}

    private final Iterator<Event> events;
    private final Problems problems;
    private int values;

    private YamlReader(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /**
     * The document's value; empty when there is none. What breaks the rules above is among the
     * problems, as far as the text is read.
     */
    static Optional<Yaml> read(Document document, Problems problems) {
        String text = document.text();
        if (text.length() > LONGEST) {
            problems.add(1, "this is longer than " + LONGEST + " characters: divide it");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder().setBufferSize(text.length() + 1).build();
        try {
            return new YamlReader(new Parse(settings).parseString(text).iterator(), problems)
                    .document();
        } catch (MarkedYamlEngineException e) {
            problems.add(line(e.getProblemMark()), "this is not YAML: " + e.getProblem());
        } catch (GivenUp _) {
            return Optional.empty();
        } catch (ReaderException _) {
            problems.add(unprintable(text), "this is not YAML: a control character is in it");
        } catch (YamlEngineException e) {
            problems.add(1, "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Yaml> document() {
        events.next();
        if (!(events.next() instanceof DocumentStartEvent)) {
            problems.add(1, "this is empty");
            return Optional.empty();
        }
        Event first = events.next();
        Yaml value = value(first, line(first), YamlPath.ROOT, 1);
        events.next();
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            problems.add(line(next), "a second document begins here: give each a file of its own");
        }
        return Optional.of(value);
    }

    private Yaml value(Event event, int line, YamlPath path, int depth) {
        if (++values > MOST) {
            problems.add(line(event), "here begin more than " + MOST + " values: divide it");
            throw new GivenUp();
        }
        if (problems.areMany()) {
            throw new GivenUp();
        }
        if (event instanceof AliasEvent) {
            problems.add(line(event), path, "is an alias: write the value itself");
            return new Yaml.Nothing(line);
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.add(line(event), path, "has an anchor: take it away");
        }
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag().isPresent()) {
                problems.add(line(event), path, "has a tag: take it away");
            }
            return YamlScalar.read(scalar, line);
        }
        return collection((CollectionStartEvent) event, line, path, depth);
    }

    private Yaml collection(CollectionStartEvent event, int line, YamlPath path, int depth) {
        if (event.getTag().isPresent()) {
            problems.add(line(event), path, "has a tag: take it away");
        }
        if (depth > DEEPEST) {
            problems.add(line(event), path, "is more than " + DEEPEST + " levels deep");
            throw new GivenUp();
        }
        return event instanceof MappingStartEvent
                ? mapping(line, path, depth)
                : sequence(line, path, depth);
    }

    private Yaml mapping(int line, YamlPath path, int depth) {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (Event key = events.next(); !(key instanceof CollectionEndEvent); key = events.next()) {
            int keyLine = line(key);
            Yaml written = value(key, keyLine, path, depth + 1);
            if (!(key instanceof ScalarEvent scalar) || written instanceof Yaml.Nothing) {
                problems.add(keyLine, "a key has to be a text");
                value(events.next(), keyLine, path, depth + 1);
                continue;
            }
            YamlPath at = path.key(scalar.getValue());
            Yaml value = value(events.next(), keyLine, at, depth + 1);
            Yaml before = entries.putIfAbsent(scalar.getValue(), value);
            if (before != null) {
                problems.add(
                        keyLine, at, "is there already, on line " + before.line() + ": keep one");
            }
        }
        return new Yaml.Mapping(line, entries);
    }

    private Yaml sequence(int line, YamlPath path, int depth) {
        List<Yaml> items = new ArrayList<>();
        for (Event item = events.next();
                !(item instanceof CollectionEndEvent);
                item = events.next()) {
            items.add(value(item, line(item), path.item(items.size()), depth + 1));
        }
        return new Yaml.Sequence(line, items);
    }

    /** The line of the first character that YAML does not allow. */
    private static int unprintable(String text) {
        long allowed = text.codePoints().takeWhile(StreamReader::isPrintable).count();
        return 1 + (int) text.codePoints().limit(allowed).filter(point -> point == '\n').count();
    }

    private static int line(Event event) {
        return line(event.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(known -> known.getLine() + 1).orElse(1);
    }
}
