package dev.promptport.deployment.iam;

/** Text in which {@code *} stands for any characters and {@code ?} for one. */
final class Pattern {

    private static final int ARN_PARTS = 6;

    private Pattern() {}

    static boolean matches(String pattern, String text) {
        int from = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (from < pattern.length() && pattern.charAt(from) == '*') {
                star = from++;
                resume = at;
            } else if (from < pattern.length()
                    && (pattern.charAt(from) == '?' || pattern.charAt(from) == text.charAt(at))) {
                from++;
                at++;
            } else if (star >= 0) {
                from = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(from).chars().allMatch(rest -> rest == '*');
    }

    /** The same for ARNs, where no asterisk reaches over the colons before the resource. */
    static boolean matchesArn(String pattern, String arn) {
        if (pattern.equals("*")) {
            return true;
        }
        String[] expected = pattern.split(":", ARN_PARTS);
        String[] parts = arn.split(":", ARN_PARTS);
        if (expected.length != parts.length) {
            return false;
        }
        for (int part = 0; part < parts.length; part++) {
            if (!matches(expected[part], parts[part])) {
                return false;
            }
        }
        return true;
    }
}
