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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.picture.FigureGroup;
import sc.fiji.unibiomed.evaluate.presence.PresenceResult;
import sc.fiji.unibiomed.evaluate.presence.PresenceRow;
import sc.fiji.unibiomed.evaluate.score.GroupScore;
import sc.fiji.unibiomed.evaluate.score.ItemResult;
import sc.fiji.unibiomed.evaluate.score.Summary;
import sc.fiji.unibiomed.evaluate.volume.VolumeSummary;

/**
 * What an evaluation found.
 *
 * @param modelSha256 of the weights, in hexadecimal digits
 * @param device that ran the networks of this run
 * @param items in the order of the annotations
 * @param groups see {@link Summary}
 * @param volumes see {@link VolumeSummary}; {@link VolumeSummary#NONE} if no data set has volumes
 * @param presence how well present and absent targets are told apart; {@link PresenceResult#NONE} if not measured
 * @param figures what the report shows of single items
 */
public record EvaluationResult(EvaluationSettings settings, String modelName, String modelSha256, String precision,
	String device, List<ItemResult> items, List<GroupScore> groups, VolumeSummary volumes, PresenceResult presence,
	List<FigureGroup> figures)
{

	public EvaluationResult {
		items = List.copyOf(items);
		groups = List.copyOf(groups);
		figures = List.copyOf(figures);
	}

	/** The items that failed. */
	List<ItemResult> failures() {
		return items.stream().filter(ItemResult::hasFailed).toList();
	}

	/** The questions about absent targets that failed. */
	List<PresenceRow> absentFailures() {
		return presence.rows().stream().filter(row -> !row.isAnswered() && row.item().masks().isEmpty()).toList();
	}

	public EvaluationOutcome outcome() {
		final List<String> lines = new ArrayList<>(
			groups.stream().filter(GroupScore::isWholeTask).map(EvaluationResult::line).toList());
		lines.addAll(VolumeLines.of(volumes));
		lines.addAll(presence.lines());
		return new EvaluationOutcome(items.size(), failures().size() + absentFailures().size(), lines);
	}

	/** As {@code Segmentation: Dice 0.926 (95 % CI 0.900 to 0.949), IoU 0.870 (0.829 to 0.907), 36 items}. */
	private static String line(final GroupScore group) {
		final String numbers = group.estimates().entrySet().stream()
			.map(entry -> String.format(Locale.ROOT, "%s %.3f (%.3f to %.3f), ", entry.getKey().label(),
				entry.getValue().value(), entry.getValue().low(), entry.getValue().high()))
			.collect(Collectors.joining()).replaceFirst("\\(", "(95 % CI ");
		return group.task().label() + ": " + numbers + group.items() + (group.items() == 1 ? " item" : " items") +
			(group.failed() == 0 ? "" : ", " + group.failed() + " failed");
	}
}
