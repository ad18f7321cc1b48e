package io.loopshark.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFolderTest {
    @TempDir
    private Path project;

    @Test
    void mavensResultsLieInTarget() throws IOException {
        Files.createDirectory(project.resolve("target"));
        assertThat(CaptureFolder.besideResultsIn(project).path()).isEqualTo(project.resolve("target/loopshark"));
    }

    @Test
    void aFreshMavenProjectHasNoTargetYet() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        assertThat(CaptureFolder.besideResultsIn(project).path()).isEqualTo(project.resolve("target/loopshark"));
    }

    @Test
    void filesOfAnotherAreNotWrittenOver() {
        CaptureFolder folder = new CaptureFolder(project);
        assertThat(folder.unusedName("a.T.f", "f()")).isEqualTo("a.T.f");
        assertThat(folder.unusedName("a.T.f", "f(int)")).isEqualTo("a.T.f-2");
        assertThat(folder.unusedName("a.T.f", "f(long)")).isEqualTo("a.T.f-3");
        assertThat(folder.unusedName("a.T.f", "f()")).as("run again").isEqualTo("a.T.f");
        assertThat(folder.unusedName("a.T.f", "f(int)")).as("run again").isEqualTo("a.T.f-2");
        assertThat(new CaptureFolder(project.resolve("other")).unusedName("a.T.f", "f(int)"))
                .as("in another folder")
                .isEqualTo("a.T.f");
    }

    @Test
    void gradlesResultsLieInBuild() throws IOException {
        Files.createDirectory(project.resolve("build"));
        Files.createFile(project.resolve("build.gradle.kts"));
        assertThat(CaptureFolder.besideResultsIn(project).path()).isEqualTo(project.resolve("build/loopshark"));
    }
}
