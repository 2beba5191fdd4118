package dev.promptport.function.info.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The list of settings that may be told of: what this project's code reads without a record of
 * settings, and how much may be shown of each, records' settings included.
 */
final class SettingList {

    private static final String RESOURCE = "settings.txt";
    private static final int COLUMNS = 4;

    private SettingList() {}

    static List<KnownSetting> read() {
        try (InputStream in = SettingList.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<KnownSetting> parse(String text) {
        List<KnownSetting> settings = new ArrayList<>();
        String group = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                group = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                settings.add(setting(group, line.split("\\|", COLUMNS)));
            }
        }
        return settings;
    }

    private static KnownSetting setting(String group, String[] columns) {
        return new KnownSetting(
                group,
                columns[0].strip(),
                Disclosure.valueOf(columns[1].strip().toUpperCase(Locale.ROOT)),
                column(columns, 2),
                column(columns, 3));
    }

    private static String column(String[] columns, int index) {
        return index < columns.length ? columns[index].strip() : "";
    }
}
