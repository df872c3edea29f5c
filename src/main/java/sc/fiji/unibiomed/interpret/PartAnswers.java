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
package sc.fiji.unibiomed.interpret;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.NothingOutlined;
import sc.fiji.unibiomed.interpret.answer.Timings;

/** Answers to different questions about parts of planes, put together: every finding stays a finding of its own. */
public final class PartAnswers {

	private final int width;
	private final int height;
	private final int planes;
	private final List<String> texts = new ArrayList<>();
	private final List<Integer> promptTokens = new ArrayList<>();
	private final List<Integer> tokens = new ArrayList<>();
	private final List<Finding> findings = new ArrayList<>();
	private final Set<String> notes = new LinkedHashSet<>();
	private final Timings timings = new Timings();

	/**
	 * @param width of a plane in pixels
	 * @param height of a plane in pixels
	 * @param planes their number
	 */
	public PartAnswers(final int width, final int height, final int planes) {
		this.width = width;
		this.height = height;
		this.planes = planes;
	}

	/** Adds the answer about a part of a plane. */
	public void add(final int plane, final Bounds part, final Interpretation answer) {
		texts.add(answer.text());
		promptTokens.addAll(answer.promptTokens());
		tokens.addAll(answer.tokens());
		final List<String> empty = NothingOutlined.notes(answer.findings());
		answer.notes().stream().filter(note -> !empty.contains(note)).forEach(notes::add);
		timings.add(answer.timings());
		for (final Finding finding : answer.findings()) {
			final List<FindingMask> frames = new ArrayList<>(
				Collections.nCopies(planes, FindingMask.unrated(BinaryMask.empty(width, height))));
			final FindingMask mask = finding.frames().get(0);
			final BinaryMask placed = mask.mask().movedTo(part.x(), part.y(), width, height);
			frames.set(plane, new FindingMask(placed, MaskExtent.of(placed), mask.meanProbability(),
				mask.predictedIou(), mask.objectScore()));
			final int index = findings.size() + 1;
			findings.add(finding.with(frames).numbered(index).named(FindingName.numbered(finding.phrase(), index)));
		}
	}

	/**
	 * One answer of all: the texts one below the other.
	 *
	 * @param more notes on the answers
	 */
	public Interpretation merged(final List<String> more) {
		final List<String> all = new ArrayList<>(more);
		all.addAll(notes);
		all.addAll(NothingOutlined.notes(findings));
		return new Interpretation(String.join("\n", texts), promptTokens, tokens, findings, all, timings);
	}
}
