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
package sc.fiji.unibiomed.findings.measure;

import static sc.fiji.unibiomed.findings.measure.ValueKind.NUMBER;
import static sc.fiji.unibiomed.findings.measure.ValueKind.TEXT;
import static sc.fiji.unibiomed.findings.measure.ValueKind.WHOLE_NUMBER;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * Everything that is told of a finding. A row is a finding in a frame, see {@link MeasuredFinding}. Keys are names in
 * files that other people's programs read: they stay, and new ones come last in {@link #files}. What is here is
 * documented in {@code docs/tables.md}, which is generated from it.
 */
public final class MeasureColumns {

	/** Number in the answer. */
	public static final Measure FINDING = whole("finding", "#", UnitKind.NONE,
		"number of the finding in the answer, from 1; of a finding in several slices it is the same in all of its rows",
		(row, all) -> row.finding().index());
	/** What it is. */
	public static final Measure PHRASE = text("phrase", "Finding",
		"what it is, in the answer's words or the reviewer's", (row, all) -> row.finding().phrase());
	/** The region that shows it. */
	public static final Measure REGION = text("region", "Region", "name of the region in the ROI Manager or overlay",
		(row, all) -> row.finding().check().isAbsent() ? "" : row.regionName());
	/** Place in the image. */
	public static final Measure CHANNEL = whole("channel", "Channel", UnitKind.NONE,
		"channel of the image, from 1; empty for all channels", (row, all) -> place(row.channel()));
	/** Place in the image. */
	public static final Measure SLICE = whole("slice", "Slice", UnitKind.NONE, "slice of the image, from 1",
		(row, all) -> place(row.slice()));
	/** Place in the image. */
	public static final Measure TIME = whole("time", "Time", UnitKind.NONE, "time point of the image, from 1",
		(row, all) -> place(row.time()));
	/** How much is inside. */
	public static final Measure AREA = number("area", "Area", UnitKind.AREA, "area in this slice",
		outlined((row, all) -> all.area(row.mask().shape().pixels())));
	/** How much is inside. */
	public static final MaskMeasure AREA_PIXELS = ofMask("area_pixels", "Pixels", WHOLE_NUMBER, UnitKind.PIXELS,
		"number of pixels inside", mask -> mask.shape().pixels(), Finding::pixels);
	/** How much of the image is inside. */
	public static final MaskMeasure PERCENT = ofMask("percent_of_image", "% of image", NUMBER, UnitKind.PERCENT,
		"share of the slice inside, 0 to 100", mask -> percent(List.of(mask)), finding -> percent(finding.frames()));
	/** Where it is. */
	public static final Measure CENTROID_X = number("centroid_x", "X", UnitKind.LENGTH,
		"mean x of the pixels' centres inside, from the image's origin, which mostly is its upper left corner",
		(row, all) -> all.x(row.mask().shape().centroidX()));
	/** Where it is. */
	public static final Measure CENTROID_Y = number("centroid_y", "Y", UnitKind.LENGTH, "mean y, in the same way",
		(row, all) -> all.y(row.mask().shape().centroidY()));
	/** What lengths are counted in. */
	public static final Measure UNIT = text("unit", "Unit",
		"unit of length of this row, such as µm; `pixel` where the image has none",
		(row, all) -> all.facts().spacing().unit());
	/** The upright rectangle around it. */
	public static final Measure BOX_X = whole("bbox_x", "Box left", UnitKind.PIXELS,
		"first column of the upright rectangle around it, from 0", outlined((row, all) -> box(row).x()));
	/** The upright rectangle around it. */
	public static final Measure BOX_Y = whole("bbox_y", "Box top", UnitKind.PIXELS, "its first row, from 0",
		outlined((row, all) -> box(row).y()));
	/** The upright rectangle around it. */
	public static final Measure BOX_WIDTH = whole("bbox_width", "Box width", UnitKind.PIXELS, "its width",
		outlined((row, all) -> box(row).width()));
	/** The upright rectangle around it. */
	public static final Measure BOX_HEIGHT = whole("bbox_height", "Box height", UnitKind.PIXELS, "its height",
		outlined((row, all) -> box(row).height()));
	/** The image's own values inside. */
	public static final Measure MEAN = number("mean_intensity", "Mean", UnitKind.GREY_VALUE,
		"mean of the image's own pixels inside; empty where they were not available",
		(row, all) -> row.intensity().mean());
	/** The image's own values inside. */
	public static final Measure MIN = number("min_intensity", "Min", UnitKind.GREY_VALUE, "lowest of them",
		(row, all) -> row.intensity().min());
	/** The image's own values inside. */
	public static final Measure MAX = number("max_intensity", "Max", UnitKind.GREY_VALUE, "highest of them",
		(row, all) -> row.intensity().max());
	/** A raw number of the mask decoder. */
	public static final MaskMeasure PREDICTED_IOU = ofMask("predicted_iou", "Predicted IoU", NUMBER,
		UnitKind.PROBABILITY,
		"what the mask decoder says of how well the outline overlaps with the true one, 0 to 1; not trained to tell " +
			"presence, kept for comparison with the reference",
		FindingMask::predictedIou, Finding::predictedIou);
	/** A raw number of the mask decoder. */
	public static final MaskMeasure OBJECT_SCORE = ofMask("object_score", "Object score", NUMBER, UnitKind.LOGIT,
		"what the mask decoder says of whether the object is in this slice; not trained to tell presence, kept for " +
			"comparison with the reference",
		FindingMask::objectScore, Finding::objectScore);
	/** Whether it is there at all. */
	public static final Measure CHECK = text("check", "Check",
		"`confirmed`, `doubtful` or `absent`: the result of the check; empty without a check",
		(row, all) -> row.finding().check().verdict().label());
	/** Why. */
	public static final Measure CHECK_REASON = text("check_reason", "Check: why",
		"why it is so, such as `the model calls it spleen`", (row, all) -> row.finding().check().reason());
	/** Which of several. */
	public static final Measure OBJECT = whole("object", "Object", UnitKind.NONE,
		"number of the object among those of its finding, from 1, where objects were told apart; of an object in " +
			"several slices of a volume it is the same in all of its rows. Empty where the finding is one region",
		(row, all) -> place(row.object()));
	/** The user's verdict. */
	public static final Measure STATUS = text("status", "Review", "`unreviewed`, `accepted` or `rejected`",
		(row, all) -> row.review().status().label());
	/** The user's remarks. */
	public static final Measure NOTE = text("note", "Note", "what the reviewer wrote",
		(row, all) -> row.review().note());
	/** Of all slices. */
	public static final Measure VOLUME = number("volume", "Volume", UnitKind.VOLUME,
		"volume of the finding or object in all slices of this time point; empty where they are not neighbouring " +
			"slices of a volume",
		outlined((row, all) -> all.volume(row)));

	/** What was asked for. */
	public static final OriginMeasure TASK = origin("task", "Task", "what was asked for, such as segmentation",
		Provenance::task);
	/** The question. */
	public static final OriginMeasure PROMPT = origin("prompt", "Question", "the words the model was asked with",
		Provenance::prompt);
	/** Name of the model. */
	public static final OriginMeasure MODEL = origin("model", "Model", "the model, as it was chosen",
		Provenance::modelName);
	/** The model's weights. */
	public static final OriginMeasure MODEL_SHA256 = origin("model_sha256", "Model SHA-256", "SHA-256 of its weights",
		Provenance::modelSha256);
	/** Of the arithmetic. */
	public static final OriginMeasure PRECISION = origin("precision", "Precision", "precision of the arithmetic",
		Provenance::precision);
	/** What the networks ran on. */
	public static final OriginMeasure DEVICE = origin("device", "Device",
		"what the networks ran on; empty in the table of a whole batch, in which the same images and questions " +
			"always give the same bytes",
		Provenance::device);
	/** This software. */
	public static final OriginMeasure SOFTWARE = origin("software", "Software", "name and version of this software",
		Provenance::softwareVersion);
	/** When the answer came. */
	public static final OriginMeasure DATE = origin("date", "Date",
		"when the answer came, ISO 8601 in UTC; empty in the table of a whole batch",
		provenance -> provenance.date().toString());
	/** Name of the image. */
	public static final OriginMeasure IMAGE = origin("image", "Image",
		"title of the image, or in a batch its file as the plan names it", Provenance::imageName);
	/** The image as the model saw it. */
	public static final OriginMeasure IMAGE_SHA256 = origin("image_sha256", "Image SHA-256",
		"SHA-256 of the pixels that the model saw", Provenance::imageSha256);
	/** How the image was shown to the model. */
	public static final OriginMeasure IMAGE_INPUT = origin("image_input", "Shown as",
		"how the image was shown to the model: planes, modality, intensities", Provenance::imageInput);

	/** How sure the model is. */
	public static final MaskMeasure CONFIDENCE = ofMask("confidence", "Confidence", NUMBER, UnitKind.PROBABILITY,
		"mean probability of the pixels inside, 0.5 to 1; of an object, that of its finding in this slice",
		FindingMask::meanProbability, Finding::confidence);
	/** Of a batch. */
	public static final Measure PLANE = text("plane", "Plane",
		"which pages of the file a batch asked about, as its plan says: a number from 1, `stack`, `series 2: " +
			"stack`; empty elsewhere",
		(row, all) -> all.batch().plane());
	/** Of a batch. */
	public static final Measure TASK_ID = text("task_id", "Task id",
		"what tells a batch's question about an image from all others: a checksum of both; empty elsewhere",
		(row, all) -> all.batch().taskId());
	/** Of a batch. */
	public static final Measure FOLDER = text("folder", "Folder",
		"folder of the answer in the batch's output folder; empty elsewhere", (row, all) -> all.batch().folder());
	/** Of a batch. */
	public static final Measure FAILURE = text("failure", "Failure",
		"why an image of a batch could not be asked about; then the row has no finding, and all numbers are empty",
		(row, all) -> "");
	/** Of a batch. */
	public static final Measure SETTINGS = text("settings", "Settings",
		"how a batch asked, where that was not as usual: such as `check off` or `intensity CT lung`; empty elsewhere",
		(row, all) -> all.batch().settings());
	/** The former name of {@link #CONFIDENCE}. */
	public static final Measure MEAN_PROBABILITY = number("mean_probability", "Confidence", UnitKind.PROBABILITY,
		"the same as `confidence`: its old name, which will go with version 0.2",
		(row, all) -> CONFIDENCE.number(row, all));

	/** The upright rectangle around it, in the image's unit as ImageJ has it. */
	public static final Measure LEFT = number("left", "Left", UnitKind.LENGTH,
		"left side of the upright rectangle around it, from the image's origin",
		outlined((row, all) -> all.x(box(row).x())));
	/** The upright rectangle around it, likewise. */
	public static final Measure TOP = number("top", "Top", UnitKind.LENGTH, "its upper side, from the image's origin",
		outlined((row, all) -> all.y(box(row).y())));
	/** The upright rectangle around it, likewise. */
	public static final Measure WIDTH = number("width", "Width", UnitKind.LENGTH, "its width",
		outlined((row, all) -> box(row).width() * all.facts().spacing().width()));
	/** The upright rectangle around it, likewise. */
	public static final Measure HEIGHT = number("height", "Height", UnitKind.LENGTH, "its height",
		outlined((row, all) -> box(row).height() * all.facts().spacing().height()));

	private static final List<Measure> FILES = List.of(FINDING, PHRASE, REGION, CHANNEL, SLICE, TIME, AREA, AREA_PIXELS,
		PERCENT, CENTROID_X, CENTROID_Y, UNIT, BOX_X, BOX_Y, BOX_WIDTH, BOX_HEIGHT, MEAN, MIN, MAX, STATUS, NOTE,
		VOLUME, TASK, PROMPT, MODEL, MODEL_SHA256, PRECISION, DEVICE, SOFTWARE, DATE, IMAGE, IMAGE_SHA256, IMAGE_INPUT,
		CONFIDENCE, PLANE, TASK_ID, FOLDER, FAILURE, MEAN_PROBABILITY, CHECK, CHECK_REASON, PREDICTED_IOU, OBJECT_SCORE,
		OBJECT, SETTINGS);
	private static final List<OriginMeasure> ORIGIN = List.of(TASK, PROMPT, MODEL, MODEL_SHA256, PRECISION, DEVICE,
		SOFTWARE, DATE, IMAGE, IMAGE_SHA256, IMAGE_INPUT);
	private static final List<MaskMeasure> OF_MASKS = List.of(AREA_PIXELS, CONFIDENCE, PREDICTED_IOU, OBJECT_SCORE);
	private static final Map<String, Measure> IMAGEJ = imageJColumns();
	private static final Map<Measure, String> IN_ANSWER = namesInAnswer();

	private MeasureColumns() {}

	/** The columns of {@code findings.csv} in their order, of the export and of a batch alike. */
	public static List<Measure> files() {
		return FILES;
	}

	/** Where a finding comes from, in the order in which files tell it. */
	public static List<OriginMeasure> origin() {
		return ORIGIN;
	}

	/** The columns of ImageJ's table by ImageJ's own names for them, in their order. */
	public static Map<String, Measure> imageJ() {
		return IMAGEJ;
	}

	/** What {@code answer.json} tells of a finding as a whole, and of each of its frames, in this order. */
	public static List<MaskMeasure> ofMasks() {
		return OF_MASKS;
	}

	/** Name of a measure in {@code answer.json}, which never changes; empty if it is not there. */
	public static String nameInAnswer(final Measure measure) {
		return IN_ANSWER.getOrDefault(measure, "");
	}

	private static Map<String, Measure> imageJColumns() {
		final Map<String, Measure> columns = new LinkedHashMap<>();
		columns.put("Finding", PHRASE);
		columns.put("Slice", SLICE);
		columns.put("Frame", TIME);
		columns.put("Area", AREA);
		columns.put("Unit", UNIT);
		columns.put("%Area", PERCENT);
		columns.put("X", CENTROID_X);
		columns.put("Y", CENTROID_Y);
		columns.put("BX", LEFT);
		columns.put("BY", TOP);
		columns.put("Width", WIDTH);
		columns.put("Height", HEIGHT);
		columns.put("Mean", MEAN);
		columns.put("Min", MIN);
		columns.put("Max", MAX);
		columns.put("Confidence", CONFIDENCE);
		columns.put("Check", CHECK);
		columns.put("Volume", VOLUME);
		columns.put("Region", REGION);
		columns.put("Task", TASK);
		columns.put("Image", IMAGE);
		columns.put("Prompt", PROMPT);
		columns.put("Device", DEVICE);
		columns.put("CheckReason", CHECK_REASON);
		columns.put("PredictedIoU", PREDICTED_IOU);
		columns.put("ObjectScore", OBJECT_SCORE);
		columns.put("Object", OBJECT);
		return Collections.unmodifiableMap(columns);
	}

	private static Map<Measure, String> namesInAnswer() {
		final Map<Measure, String> names = new HashMap<>();
		names.put(FINDING, "index");
		names.put(PHRASE, "phrase");
		names.put(AREA_PIXELS, "pixels");
		names.put(CONFIDENCE, "confidence");
		names.put(CHECK, "check");
		names.put(CHECK_REASON, "check_reason");
		names.put(PREDICTED_IOU, "predicted_iou");
		names.put(OBJECT_SCORE, "object_score");
		List.of(BOX_X, BOX_Y, BOX_WIDTH, BOX_HEIGHT).forEach(side -> names.put(side, "bounding_box"));
		List.of(CENTROID_X, CENTROID_Y).forEach(axis -> names.put(axis, "centroid"));
		return Map.copyOf(names);
	}

	private static Measure whole(final String key, final String heading, final UnitKind unit, final String meaning,
		final BiFunction<MeasuredFinding, Results, Object> value)
	{
		return new Measure(key, heading, WHOLE_NUMBER, unit, meaning, value);
	}

	private static Measure number(final String key, final String heading, final UnitKind unit, final String meaning,
		final BiFunction<MeasuredFinding, Results, Object> value)
	{
		return new Measure(key, heading, NUMBER, unit, meaning, value);
	}

	/** What is absent has no size and no place. */
	private static BiFunction<MeasuredFinding, Results, Object> outlined(
		final BiFunction<MeasuredFinding, Results, Object> value)
	{
		return (row, all) -> row.finding().check().isAbsent() ? Double.NaN : value.apply(row, all);
	}

	private static Measure text(final String key, final String heading, final String meaning,
		final BiFunction<MeasuredFinding, Results, Object> value)
	{
		return new Measure(key, heading, TEXT, UnitKind.NONE, meaning, value);
	}

	private static MaskMeasure ofMask(final String key, final String heading, final ValueKind kind, final UnitKind unit,
		final String meaning, final Function<FindingMask, Number> ofMask, final Function<Finding, Number> ofFinding)
	{
		return new MaskMeasure(key, heading, kind, unit, meaning, ofMask, ofFinding);
	}

	private static OriginMeasure origin(final String key, final String heading, final String meaning,
		final Function<Provenance, String> of)
	{
		return new OriginMeasure(key, heading, meaning, of);
	}

	/** Places and objects count from 1; 0 means all of them. */
	private static Object place(final int number) {
		return number == 0 ? Double.NaN : (Object) number;
	}

	private static double percent(final List<FindingMask> frames) {
		double inside = 0;
		double all = 0;
		for (final FindingMask frame : frames) {
			inside += frame.shape().pixels();
			all += (double) frame.mask().width() * frame.mask().height();
		}
		return 100 * inside / all;
	}

	private static Bounds box(final MeasuredFinding row) {
		return row.mask().shape().bounds();
	}
}
