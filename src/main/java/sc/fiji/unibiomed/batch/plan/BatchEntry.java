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
package sc.fiji.unibiomed.batch.plan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.util.Sha256;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * One question about one image.
 *
 * @param number place in the plan, from 0
 * @param image the image as the plan names it, with slashes: relative to the folder or the manifest. It can be printed:
 *          control characters of the name are shown as {@link VisibleText} does
 * @param file where it is
 * @param plane which pages of it
 * @param task what is asked
 * @param input how this image is shown to the model, as far as the plan says so
 * @param regions mask files of the regions that are described, or that the question speaks of
 * @param further what else the plan's writer noted of it, by column, in order; it changes nothing of what is asked, and
 *          stands in the tables under {@link #furtherColumn}
 */
public record BatchEntry(int number, String image, Path file, PlaneChoice plane, AskedTask task, InputChoice input,
	List<Path> regions, Map<String, String> further)
{

	private static final int KEY_DIGITS = 16;

	public BatchEntry {
		image = VisibleText.line(image);
		regions = List.copyOf(regions);
		further = Collections.unmodifiableMap(new LinkedHashMap<>(further));
	}

	/** Of which nothing else was noted. */
	public BatchEntry(final int number, final String image, final Path file, final PlaneChoice plane,
		final AskedTask task, final InputChoice input, final List<Path> regions)
	{
		this(number, image, file, plane, task, input, regions, Map.of());
	}

	/** Name of the tables' column for a column of the plan's writer: none of the tables' own begins like this. */
	public static String furtherColumn(final String name) {
		return "manifest_" + name;
	}

	/** A prompt, given to the model as it is, about an image of which nothing else is said. */
	public BatchEntry(final int number, final String image, final Path file, final PlaneChoice plane,
		final String prompt, final List<Path> regions)
	{
		this(number, image, file, plane, AskedTask.inWords(Task.ASK, prompt), InputChoice.NONE, regions);
	}

	/** The same at another place of the plan. */
	BatchEntry at(final int place) {
		return new BatchEntry(place, image, file, plane, task, input, regions, further);
	}

	/**
	 * What is asked, for people: the question in its own words, or task and target. The words that the model is given
	 * follow from the image, and are told with the answer.
	 */
	public String asked() {
		return task.task() == Task.ASK
			? task.words()
			: task.words().isBlank() ? task.task().label() : task.task().label() + ": " + task.words();
	}

	/**
	 * Tells this entry from others of any plan, whatever is in the files: 16 hexadecimal digits of a SHA-256 of
	 * everything but the place in the plan and what is noted further.
	 */
	public String key() {
		final List<String> parts = new ArrayList<>(List.of("entry", image, plane.toString(), asked(), input.toString(),
			regions.stream().map(Path::toString).collect(Collectors.joining("\n"))));
		if (!VisibleText.line(file.toString()).equals(file.toString())) {
			// Names that look alike may be different ones.
			parts.add(file.toString());
		}
		if (!task.objects().equals(ObjectChoice.AUTO)) {
			// Two entries may differ in nothing else. Those of former plans keep their keys.
			parts.add(objects());
		}
		return digest(parts).substring(0, KEY_DIGITS);
	}

	/** Tells the file from others of the same name: 16 hexadecimal digits of a SHA-256 of its place. */
	public String placeKey() {
		return digest(List.of("place", file.toString())).substring(0, KEY_DIGITS);
	}

	/** What was said of the task's objects, in words that stay the same. */
	String objects() {
		return "objects=" + task.objects().kind().key() + ",smallest=" + task.objects().smallestText();
	}

	/** SHA-256 of some texts, which may hold anything, in hexadecimal digits. */
	static String digest(final List<String> texts) {
		final MessageDigest digest = Sha256.digest();
		for (final String text : texts) {
			final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			// The length goes first, so that no two lists of texts make the same bytes.
			digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
			digest.update(bytes);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/** The same, whose objects are told apart like this as far as it says nothing itself. */
	BatchEntry with(final ObjectChoice usual) {
		return new BatchEntry(number, image, file, plane, task.with(task.objects().or(usual)), input, regions, further);
	}

	/** The same, whose answer is checked like this. */
	BatchEntry with(final CheckLevel level) {
		return new BatchEntry(number, image, file, plane, task.with(level), input, regions, further);
	}
}
