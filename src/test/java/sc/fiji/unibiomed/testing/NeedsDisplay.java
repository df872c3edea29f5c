package sc.fiji.unibiomed.testing;

import java.awt.GraphicsEnvironment;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test of windows. Skipped where there is no display, unless the environment variable {@code UNIBIOMED_REQUIRE_DISPLAY} is
 * set: then it fails, so that nothing is skipped unseen where a display was promised.
 */
@Tag("display")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDisplay.Condition.class)
public @interface NeedsDisplay {

	/** Looks for the display. */
	final class Condition implements ExecutionCondition {

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(final ExtensionContext context) {
			final boolean promised = System.getenv("UNIBIOMED_REQUIRE_DISPLAY") != null;
			return !GraphicsEnvironment.isHeadless() || promised ? ConditionEvaluationResult.enabled("there is a display")
				: ConditionEvaluationResult.disabled("there is no display");
		}
	}
}
