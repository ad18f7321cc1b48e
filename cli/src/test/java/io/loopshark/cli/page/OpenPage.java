package io.loopshark.cli.page;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.FluentWait;

/** A teaching page that is open in a browser: what one sees on it, and what one does with it. */
final class OpenPage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;

    OpenPage(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Waits until there is such an element, and returns it. */
    WebElement waitFor(String selector) {
        return waiting().until(browser -> browser.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .orElse(null));
    }

    /** Waits until this holds. */
    void waitUntil(String what, Predicate<OpenPage> condition) {
        waiting().withMessage(what).until(browser -> condition.test(this));
    }

    private FluentWait<ChromeDriver> waiting() {
        return new FluentWait<>(driver)
                .withTimeout(PATIENCE)
                .pollingEvery(Duration.ofMillis(20))
                .ignoring(StaleElementReferenceException.class);
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void click(String selector) {
        waitFor(selector).click();
    }

    void pointAt(String selector) {
        WebElement element = waitFor(selector);
        run("arguments[0].scrollIntoView({block: 'center'})", element);
        new Actions(driver, Duration.ZERO).moveToElement(element).perform();
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver, Duration.ZERO).sendKeys(key).perform();
        }
    }

    /** Runs a script in the page and returns what it returns. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String text(String selector) {
        return waitFor(selector).getText();
    }

    /** What stands behind the page's address, from the # on. */
    String place() {
        return String.valueOf(run("return location.hash"));
    }

    /** The step that the ladder marks, from 0. */
    int step() {
        return Integer.parseInt(waitFor(".row.now").getAttribute("id").substring("step-".length()));
    }

    void waitForStep(int step) {
        waitFor("#step-" + step + ".now");
    }

    /** Which of the bytes of the header are lit, in order. */
    Object litBytes() {
        return run(
                "return Array.from(document.querySelectorAll('[data-byte].lit'), (byte) => Number(byte.dataset.byte))");
    }

    /** Which of the fields are lit. */
    Object litFields() {
        return run(
                "return Array.from(document.querySelectorAll('.box.lit, .options li.lit [data-field]'), (field) => field.dataset.field)");
    }

    /** The faults that keep somebody from using what is shown now; those that axe calls serious or critical. */
    List<String> barriers() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(OpenPage::described)
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream()
                        .map(node -> "\n    " + node.getHtml() + " " + node.getFailureSummary())
                        .limit(4)
                        .toList();
    }
}
