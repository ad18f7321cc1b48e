package io.loopshark.junit.network;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What changes the network is for a network of its own: started by {@link InPrivateNetwork}, and by nobody else. */
@EnabledIfSystemProperty(
        named = ScenarioRunner.IN_PRIVATE,
        matches = "true",
        disabledReason = "changes the network: for a network of its own only")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnlyInPrivateNetwork {}
