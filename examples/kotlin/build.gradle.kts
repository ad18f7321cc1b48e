plugins { kotlin("jvm") version "2.4.21" }

repositories {
    mavenLocal()
    mavenCentral()
}

dependencies {
    testImplementation("io.loopshark:loopshark-junit:0.1.0-SNAPSHOT")
    testImplementation("org.junit.jupiter:junit-jupiter:5.14.4")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

kotlin { jvmToolchain(17) }

tasks.test {
    useJUnitPlatform()
    systemProperty("loopshark.keep", "on_failure")
}
