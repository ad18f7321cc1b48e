package io.loopshark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the packages of this module against the order that ARCHITECTURE.md gives them. */
class ArchitectureTest {
    /** A package may use those before it, never those after it. */
    private static final List<String> ORDER = List.of(
            "io.loopshark.field",
            "io.loopshark.segment",
            "io.loopshark.capture",
            "io.loopshark.decode",
            "io.loopshark.connection",
            "io.loopshark.wireshark",
            "io.loopshark.zeek",
            "io.loopshark.verdict",
            "io.loopshark.plugin",
            "io.loopshark.filter",
            "io.loopshark.report",
            "io.loopshark");

    private static final List<String> MAY_TOUCH_KAITAI =
            List.of("io.loopshark.capture", "io.loopshark.decode", "io.loopshark.plugin");

    /** This module's own classes: what lies beside the facade. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(TcpAnalysis.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(CLASSES).isNotEmpty();
        assertThat(CLASSES)
                .extracting(type -> layerOf(type.getPackageName()))
                .as("packages, each of which must be in the order or part of one that is")
                .isSubsetOf(ORDER);
    }

    @TestFactory
    List<DynamicTest> aPackageUsesOnlyThoseBeforeIt() {
        return ORDER.stream()
                .map(layer -> DynamicTest.dynamicTest(layer, () -> noClasses()
                        .that(describe("are of " + layer, type -> isOf(type, layer)))
                        .should()
                        .dependOnClassesThat(describe(
                                "are of a later package",
                                used -> ORDER.indexOf(layerOf(used.getPackageName())) > ORDER.indexOf(layer)))
                        .allowEmptyShould(true)
                        .check(CLASSES)))
                .toList();
    }

    @Test
    void kaitaiStaysBehindCaptureDecodeAndPlugin() {
        noClasses()
                .that(describe(
                        "are not of capture, decode or plugin",
                        type -> !MAY_TOUCH_KAITAI.contains(layerOf(type.getPackageName()))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.kaitai..", "io.loopshark.ksy..")
                .check(CLASSES);
    }

    private static boolean isOf(JavaClass type, String layer) {
        return layerOf(type.getPackageName()).equals(layer);
    }

    /** The package itself, or the listed one that it is a part of: io.loopshark.report for io.loopshark.report.html. */
    private static String layerOf(String packageName) {
        return ORDER.stream()
                .filter(layer -> !layer.equals("io.loopshark"))
                .filter(layer -> packageName.equals(layer) || packageName.startsWith(layer + "."))
                .findFirst()
                .orElse(packageName);
    }
}
