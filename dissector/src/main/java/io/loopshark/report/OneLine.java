package io.loopshark.report;

/** Keeps text that came from the network on its line: line feeds, escapes of terminals and their like are written as escapes. */
public final class OneLine {

    private OneLine() {}

    /** {@code text} with every control character written as Wireshark does: {@code \r}, {@code \n}, {@code \033}. */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && !isControl(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.substring(0, at));
        for (; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (isControl(character)) {
                        line.append(String.format("\\%03o", (int) character));
                    } else {
                        line.append(character);
                    }
                }
            }
        }
        return line.toString();
    }

    private static boolean isControl(char character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
    }
}
