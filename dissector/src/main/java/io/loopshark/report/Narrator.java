package io.loopshark.report;

import io.loopshark.verdict.Step;
import java.util.List;

/** Finds the words for what happens: one voice, in both languages. It remembers what it has explained, and tells one connection only. */
interface Narrator {

    /** What a chapter is called. */
    Bilingual title(Chapter chapter);

    /** Who talks to whom, and how numbers are counted. */
    List<Bilingual> introduction();

    /** One step. To be called before the step is taken in. */
    List<Bilingual> tell(Event event, Step step);

    /** Many steps in a few sentences. To be called after the last of them was taken in. */
    List<Bilingual> summary(List<Step> steps, boolean odd);

    /** How it ended, and the verdict. */
    List<Bilingual> conclusion();
}
