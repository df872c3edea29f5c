/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.evaluate.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sc.fiji.unibiomed.evaluate.presence.PresenceRow;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.GroupScore;
import sc.fiji.unibiomed.evaluate.score.Metric;

/**
 * The plots of an evaluation: for each task its main metric per class and, where that is a share of an area, its
 * distribution per modality. On a server without fonts, where Java cannot write on pictures, there are none.
 */
final class Plots {

	private static final Logger LOG = LoggerFactory.getLogger(Plots.class);

	private Plots() {}

	static List<Plot> of(final EvaluationResult result) throws IOException {
		return drawn(() -> ofTasks(result));
	}

	/** The plots of how well present and absent targets are told apart; none if that was not measured. */
	static List<Plot> ofPresence(final EvaluationResult result) throws IOException {
		return result.presence().rows().stream().noneMatch(PresenceRow::isAnswered)
			? List.of()
			: drawn(() -> List.of(ReliabilityPlot.of(result.presence()), RiskCoveragePlot.of(result.presence())));
	}

	/** Draws plots. */
	@FunctionalInterface
	private interface Drawing {

		List<Plot> draw() throws IOException;
	}

	private static List<Plot> ofTasks(final EvaluationResult result) throws IOException {
		final List<Plot> plots = new ArrayList<>();
		for (final EvaluationTask task : result.settings().tasks()) {
			final Metric metric = task.metrics().contains(Metric.DICE) ? Metric.DICE : task.metrics().get(0);
			final List<GroupScore> classes = result.groups().stream()
				.filter(group -> group.task() == task && group.isClass() && group.estimates().containsKey(metric))
				.toList();
			if (classes.isEmpty()) {
				continue;
			}
			plots.add(ClassPlot.of(task, metric, classes));
			if (metric == Metric.DICE) {
				plots.add(ModalityPlot.of(task, metric, result.items().stream()
					.filter(item -> item.item().task() == task && metric.counts(item)).toList()));
			}
		}
		return plots;
	}

	private static List<Plot> drawn(final Drawing drawing) throws IOException {
		try {
			return drawing.draw();
		}
		catch (final InternalError | UnsatisfiedLinkError | NoClassDefFoundError e) {
			// How Java says that there are no fonts differs between versions; the tables are there all the same.
			LOG.error(
				"The report has no plots, as this computer's Java cannot write on pictures; install a font, and run " +
					"it again.");
			LOG.debug("Without fonts", e);
			return List.of();
		}
	}
}
