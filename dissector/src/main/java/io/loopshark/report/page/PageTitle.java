package io.loopshark.report.page;

import io.loopshark.field.Language;
import java.util.List;
import java.util.Map;

/**
 * What stands above a page.
 *
 * @param title what is shown: a file's name, a test's
 * @param facts what else there is to know, name and value, in this order
 * @param problems what is wrong, as text; empty when nothing is
 * @param language the language in which the page opens; the reader may change it
 */
public record PageTitle(String title, Map<String, String> facts, List<String> problems, Language language) {

    /** Keeps the order of the facts. */
    public PageTitle {
        problems = List.copyOf(problems);
    }
}
