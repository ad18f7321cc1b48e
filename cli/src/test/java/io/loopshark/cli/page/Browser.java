package io.loopshark.cli.page;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium of its own, with a profile of its own, that is gone once it is closed. Nothing is downloaded for it. */
final class Browser implements AutoCloseable {

    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVER =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));

    /** What Selenium says of itself (that the browser is newer than its protocol files, for instance) is no matter here. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts one; where there is none, the test is skipped.
     *
     * @param folder for the browser's profile and for what it saves
     */
    static Browser start(Path folder) {
        assumeThat(CHROMIUM.stream().anyMatch(Files::isExecutable)
                        && DRIVER.stream().anyMatch(Files::isExecutable))
                .as("Chromium and its driver are installed (Debian: apt install chromium chromium-driver)")
                .isTrue();
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(first(CHROMIUM).toFile());
        // Root has no sandbox; what is opened here, the tests made themselves.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1366,900",
                "--user-data-dir=" + folder.resolve("profile"));
        options.setExperimentalOption(
                "prefs", Map.of("download.default_directory", saved(folder).toString()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(first(DRIVER).toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Path first(List<Path> candidates) {
        return candidates.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    }

    /** Where it saves what a page offers to save. */
    static Path saved(Path folder) {
        return folder.resolve("saved");
    }

    /** Opens a page from disk and waits until it is drawn. */
    OpenPage open(Path page) {
        return open(page, "");
    }

    /**
     * Opens a page from disk and waits until it is drawn.
     *
     * @param place what stands behind the page's address, from the # on
     */
    OpenPage open(Path page, String place) {
        // A mere change of what stands behind the # would leave the old page open.
        driver.get("about:blank");
        complaints();
        requests();
        driver.get(page.toUri() + place);
        OpenPage open = new OpenPage(driver);
        open.waitFor("#page[data-ready] main");
        return open;
    }

    /** Opens a page whose scripts are not run. */
    OpenPage openStill(Path page) {
        driver.get(page.toUri().toString());
        return new OpenPage(driver);
    }

    /** What came up on the console since the last time. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that were asked for since the last time. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\"")
                        || message.contains("\"Network.webSocketCreated\""))
                .map(message -> message.replaceAll("(?s).*?\"url\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    /** For what only a browser's tools can do: the colours that it prefers, another size, paper. */
    void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
