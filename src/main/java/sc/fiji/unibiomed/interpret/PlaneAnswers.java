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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.FindingName;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.NothingOutlined;
import sc.fiji.unibiomed.interpret.answer.PlainText;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.question.PlaneNames;

/** The answers about single planes of a stack as one answer. */
final class PlaneAnswers {

	/**
	 * What makes two findings of different planes the same one: what they are called and, where a plane has several of
	 * one name, which of them. All that have no name count as of one name.
	 */
	private record Name(String phrase, int occurrence) {}

	private final int width;
	private final int height;
	private final List<String> planeNames;
	private final Map<Name, FindingMask[]> masks = new LinkedHashMap<>();
	private final Map<Name, String> phrases = new HashMap<>();
	private final Map<Name, List<FindingCheck.Part>> checks = new HashMap<>();
	private final Map<String, List<Integer>> planesOfText = new LinkedHashMap<>();
	private final Map<String, List<Integer>> planesOfNote = new LinkedHashMap<>();
	private final List<Integer> promptTokens = new ArrayList<>();
	private final List<Integer> tokens = new ArrayList<>();
	private final Timings timings = new Timings();
	private int planes;

	PlaneAnswers(final int width, final int height, final List<String> planeNames) {
		this.width = width;
		this.height = height;
		this.planeNames = List.copyOf(planeNames);
	}

	/** Adds the answer about the next plane. */
	void add(final Interpretation answer) {
		final Map<String, Integer> seen = new HashMap<>();
		for (final Finding finding : answer.findings()) {
			final String phrase = FindingName.kind(finding.phrase()).toLowerCase(Locale.ROOT).strip();
			final Name name = new Name(phrase, seen.merge(phrase, 1, Integer::sum));
			phrases.putIfAbsent(name, finding.phrase());
			masks.computeIfAbsent(name, key -> new FindingMask[planeNames.size()])[planes] = finding.frames().get(0);
			checks.computeIfAbsent(name, key -> new ArrayList<>())
				.add(new FindingCheck.Part(finding.check(), finding.pixels()));
		}
		planesOfText.computeIfAbsent(answer.text(), key -> new ArrayList<>()).add(planes);
		final List<String> empty = NothingOutlined.notes(answer.findings());
		answer.notes().stream().filter(note -> !empty.contains(note)).forEach(this::note);
		promptTokens.addAll(answer.promptTokens());
		tokens.addAll(answer.tokens());
		timings.add(answer.timings());
		planes++;
	}

	private void note(final String note) {
		planesOfNote.computeIfAbsent(note, key -> new ArrayList<>()).add(planes);
	}

	/**
	 * The text of all planes in the model's notation if it is the same for all; else a line per different answer, in
	 * plain words.
	 */
	String text() {
		if (planesOfText.size() == 1) {
			return planesOfText.keySet().iterator().next();
		}
		return String.join("\n",
			planesOfText.entrySet().stream()
				.map(entry -> PlaneNames.listed(entry.getValue(), planeNames) + ": " + PlainText.of(entry.getKey()))
				.toList());
	}

	Interpretation merged() {
		final List<Finding> findings = new ArrayList<>();
		masks.forEach((name, frames) -> {
			final String phrase = FindingName.numbered(phrases.get(name), findings.size() + 1);
			findings.add(new Finding(findings.size() + 1, phrase,
				Arrays.stream(frames).map(frame -> frame == null ? absent() : frame).toList(),
				FindingCheck.of(checks.get(name), "planes")));
			final List<Integer> empty = IntStream.range(0, planes)
				.filter(plane -> frames[plane] != null && frames[plane].shape().pixels() == 0).boxed().toList();
			if (!empty.isEmpty()) {
				planesOfNote.putIfAbsent(NothingOutlined.note(phrase), empty);
			}
		});
		final List<String> notes = planesOfNote.entrySet().stream()
			.map(entry -> entry.getValue().size() == planes
				? entry.getKey()
				: PlaneNames.listed(entry.getValue(), planeNames) + ": " + entry.getKey())
			.toList();
		return new Interpretation(text(), promptTokens, tokens, findings, notes, timings);
	}

	private FindingMask absent() {
		return FindingMask.unrated(BinaryMask.empty(width, height));
	}
}
