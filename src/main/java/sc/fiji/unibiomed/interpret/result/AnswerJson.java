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
package sc.fiji.unibiomed.interpret.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import sc.fiji.unibiomed.checkpoint.ModelIdentity;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingColor;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.FindingObjects;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.measure.Measure;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.ValueKind;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** Writes {@code answer.json}. Numbers that do not exist, such as the centroid of an empty mask, are null. */
final class AnswerJson {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping()
		.create();

	/** A line that holds nothing but a number, as only items of lists do. */
	private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.eE+-]*,?");

	private AnswerJson() {}

	/**
	 * @param maskName gives the file name of a finding's mask from its index
	 * @param files sizes in bytes of the files beside the answer, by name; not told if there are none
	 */
	static String of(final FileAnswer written, final double totalSeconds, final IntFunction<String> maskName,
		final Map<String, Long> files) throws CheckpointException
	{
		final Interpretation answer = written.answer();
		final LoadedModel model = written.model();
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("text", answer.text());
		json.put("plain_text", answer.plainText());
		if (answer.findings().stream().anyMatch(each -> each.check().isKnown() || each.objects().isCounted())) {
			json.put("shown_text", answer.shownText());
		}
		json.put("prompt_tokens", answer.promptTokens());
		json.put("tokens", answer.tokens());
		json.put("findings",
			answer.findings().stream().map(finding -> finding(finding, maskName.apply(finding.index()))).toList());
		json.put("notes", answer.notes());
		if (!written.reply().descriptions().isEmpty()) {
			json.put("regions", written.reply().descriptions());
		}
		json.put("task", written.question().map(question -> question.task().task().label()).orElse(Task.ASK.label()));
		json.put("prompt", written.prompt());
		json.put("image_input", written.question().map(question -> question.shown().description()).orElse(null));
		if (!written.exports().isEmpty()) {
			json.put("exports", written.exports());
		}
		if (!files.isEmpty()) {
			json.put("files", files);
		}
		json.put("frames_asked", written.framesAsked());
		json.put("fields", written.fieldSide() > 0 ? written.fieldSide() : null);
		final Map<String, Object> identity = new LinkedHashMap<>();
		identity.put("name", model.checkpoint().name());
		final ModelIdentity parts = model.checkpoint().identity();
		identity.put("sha256", parts.weights());
		identity.put("configuration", parts.configuration());
		identity.put("tokenizer", parts.text());
		json.put("model", identity);
		json.put("precision", model.options().precision().label());
		json.put("device", model.options().device().label());
		json.put("threads", model.options().threads());
		json.put("seconds", seconds(answer, model, totalSeconds));
		final double decode = answer.timings().of(Stage.DECODE);
		json.put("tokens_per_second", decode > 0 ? rounded(answer.tokens().size() / decode) : 0);
		json.put("peak_resident_mib", PeakMemory.mebibytes());
		return compactLists(GSON.toJson(json));
	}

	/** Lists of numbers on one line each: token ids would otherwise fill hundreds of lines. */
	private static String compactLists(final String json) {
		final StringBuilder text = new StringBuilder();
		boolean inList = false;
		for (final String line : json.split("\n")) {
			final String item = line.strip();
			final boolean number = NUMBER.matcher(item).matches();
			if (number || inList && item.startsWith("]")) {
				text.append(inList && number ? " " : "").append(item);
			}
			else {
				text.append(text.isEmpty() ? "" : "\n").append(line);
			}
			inList = number;
		}
		return text.toString();
	}

	private static Map<String, Object> seconds(final Interpretation answer, final LoadedModel model,
		final double total)
	{
		final Map<String, Object> seconds = new LinkedHashMap<>();
		seconds.put("load", rounded(model.loadSeconds()));
		seconds.put("vision", rounded(answer.timings().of(Stage.VISION)));
		seconds.put("prefill", rounded(answer.timings().of(Stage.PREFILL)));
		seconds.put("decode", rounded(answer.timings().of(Stage.DECODE)));
		seconds.put("image_encoder", rounded(answer.timings().of(Stage.IMAGE_ENCODER)));
		seconds.put("mask_decoder", rounded(answer.timings().of(Stage.MASKS)));
		if (answer.timings().of(Stage.CHECK) > 0) {
			seconds.put("check", rounded(answer.timings().of(Stage.CHECK)));
		}
		seconds.put("total", rounded(total));
		return seconds;
	}

	private static Map<String, Object> finding(final Finding finding, final String mask) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put(MeasureColumns.nameInAnswer(MeasureColumns.FINDING), finding.index());
		json.put(MeasureColumns.nameInAnswer(MeasureColumns.PHRASE), finding.phrase());
		json.put("mask", finding.check().isAbsent() ? null : mask);
		if (finding.check().isKnown()) {
			json.put(MeasureColumns.nameInAnswer(MeasureColumns.CHECK), finding.check().verdict().label());
			json.put(MeasureColumns.nameInAnswer(MeasureColumns.CHECK_REASON), finding.check().reason());
		}
		json.put("color", FindingColor.of(finding.index()).label());
		MeasureColumns.ofMasks()
			.forEach(measure -> json.put(MeasureColumns.nameInAnswer(measure), number(measure, measure.of(finding))));
		if (finding.objects().isCounted()) {
			json.put("objects", objects(finding.objects()));
		}
		if (finding.check().isAbsent()) {
			json.put(MeasureColumns.nameInAnswer(MeasureColumns.BOX_X), null);
			json.put(MeasureColumns.nameInAnswer(MeasureColumns.CENTROID_X), null);
		}
		else if (finding.frames().size() == 1) {
			putShape(json, finding.frames().get(0).shape());
		}
		else {
			final List<Object> frames = new ArrayList<>();
			for (int i = 0; i < finding.frames().size(); i++) {
				frames.add(frame(i + 1, finding.frames().get(i)));
			}
			json.put("frames", frames);
		}
		return json;
	}

	private static Map<String, Object> objects(final FindingObjects objects) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("count", objects.count());
		json.put("left_out", objects.leftOut());
		json.put("smallest", objects.rule().smallest());
		json.put("kind", objects.rule().kind().key());
		json.put("chosen", objects.rule().isUsual() ? "auto" : "asked for");
		return json;
	}

	private static Map<String, Object> frame(final int number, final FindingMask mask) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("frame", number);
		MeasureColumns.ofMasks()
			.forEach(measure -> json.put(MeasureColumns.nameInAnswer(measure), number(measure, measure.of(mask))));
		putShape(json, mask.shape());
		return json;
	}

	private static void putShape(final Map<String, Object> json, final MaskExtent shape) {
		json.put(MeasureColumns.nameInAnswer(MeasureColumns.BOX_X),
			List.of(shape.bounds().x(), shape.bounds().y(), shape.bounds().width(), shape.bounds().height()));
		json.put(MeasureColumns.nameInAnswer(MeasureColumns.CENTROID_X),
			shape.pixels() == 0 ? null : List.of(rounded(shape.centroidX()), rounded(shape.centroidY())));
	}

	private static Number number(final Measure measure, final Number value) {
		return measure.kind() == ValueKind.WHOLE_NUMBER && Double.isFinite(value.doubleValue())
			? value
			: rounded(value.doubleValue());
	}

	/** Six decimals; JSON has no NaN. */
	private static Double rounded(final double value) {
		return Double.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null;
	}
}
