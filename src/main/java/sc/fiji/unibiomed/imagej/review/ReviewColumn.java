package sc.fiji.unibiomed.imagej.review;

import java.util.function.Function;

import ij.measure.Calibration;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.export.Review;
import sc.fiji.unibiomed.imagej.FindingRow;
import sc.fiji.unibiomed.imagej.FindingVolume;
import sc.fiji.unibiomed.imagej.FoundRegion;

/** The columns of the review table: what is reviewed first, then where it is and how large, then where it comes from. */
enum ReviewColumn {

	STATUS("Review", Review.Status.class, 6, "Accepted or rejected; press A or R", row -> row.review().status()),
	FINDING("Finding", String.class, 20, "What it is called; double-click to rename", FindingRow::name),
	NOTE("Note", String.class, 14, "Your remarks; double-click to write", row -> row.review().note()),
	SLICE("Slice", Plane.class, 5, "Plane of the image; z is the slice, t the time point", row -> Plane.of(row.answer().image(), row
		.region().position())),
	AREA("Area", Quantity.class, 12, "Area in the square of the image's calibrated unit", row -> area(row)),
	PERCENT("% image", Double.class, 8, "Share of the image inside the region, in percent", row -> percent(row)),
	VOLUME("Volume", Quantity.class, 12, "Volume of the whole finding in all slices, in the cube of the image's calibrated unit",
		row -> volume(row)),
	CENTROID_X("X", Quantity.class, 7, "Centroid, from the left border, in the image's unit", row -> length(calibration(row)
		.getX(row.region().shape().centroidX()))),
	CENTROID_Y("Y", Quantity.class, 7, "Centroid, from the upper border, in the image's unit", row -> length(calibration(row)
		.getY(row.region().shape().centroidY()))),
	BOUNDS("Bounding box", String.class, 17, "Left, top, width × height, in the image's unit", row -> bounds(row)),
	MEAN("Mean", Quantity.class, 7, "Mean of the original pixels inside", row -> length(row.intensity().mean())),
	MIN("Min", Quantity.class, 6, "Lowest of the original pixels inside", row -> length(row.intensity().min())),
	MAX("Max", Quantity.class, 6, "Highest of the original pixels inside", row -> length(row.intensity().max())),
	PREDICTED_IOU("Pred. IoU", Double.class, 8, "The model's own estimate of its outline's overlap with the truth, 0 to 1",
		row -> mask(row, FindingMask::predictedIou)),
	OBJECT_SCORE("Object score", Double.class, 11,
		"Above 0 the model believes that the object is in this plane at all (a logit)", row -> mask(row, FindingMask::objectScore)),
	MEAN_PROBABILITY("Mean prob.", Double.class, 10, "Mean of the pixels' probabilities inside the region, 0.5 to 1",
		row -> mask(row, FindingMask::meanProbability)),
	REGION("Region", String.class, 22, "Name of the region in the ROI Manager or overlay", row -> row.region().roi().getName()),
	TASK("Task", String.class, 18, "What was asked for", row -> row.answer().task().label()),
	PROMPT("Prompt", String.class, 34, "The words the model was asked with", row -> row.answer().prompt()),
	IMAGE("Image", String.class, 22, "The image that was asked about", row -> row.answer().image().getTitle() + (OpenImages
		.isOpen(row.answer().image()) ? "" : " (closed)"));

	private final String header;
	private final Class<?> type;
	private final int characters;
	private final String hint;
	private final Function<FindingRow, Object> value;

	ReviewColumn(final String header, final Class<?> type, final int characters, final String hint,
		final Function<FindingRow, Object> value)
	{
		this.header = header;
		this.type = type;
		this.characters = characters;
		this.hint = hint;
		this.value = value;
	}

	String header() {
		return header;
	}

	/** Class of the values, which decides how they are sorted. */
	Class<?> type() {
		return type;
	}

	/** Width that it should have. */
	int characters() {
		return characters;
	}

	/** Explains the column. */
	String hint() {
		return hint;
	}

	Object value(final FindingRow row) {
		return value.apply(row);
	}

	/** Whether the user may change it. */
	boolean isEditable() {
		return this == STATUS || this == FINDING || this == NOTE;
	}

	/** Whether sorting by it means anything. */
	boolean isSortable() {
		return this != BOUNDS;
	}

	/** Decimals of a column whose numbers have one scale. */
	int decimals() {
		return this == PERCENT || this == OBJECT_SCORE ? 2 : 3;
	}

	private static Calibration calibration(final FindingRow row) {
		return row.answer().image().getCalibration();
	}

	private static Object area(final FindingRow row) {
		final Calibration calibration = calibration(row);
		final String unit = calibration.scaled() ? calibration.getUnit() : "px";
		return new Quantity(row.region().shape().pixels() * calibration.pixelWidth * calibration.pixelHeight, unit + "²");
	}

	private static Object volume(final FindingRow row) {
		final Calibration calibration = calibration(row);
		return new Quantity(FindingVolume.of(row.answer(), row.region().finding(), row.region().position().frame()), (calibration
			.scaled() ? calibration.getUnit() : "px") + "³");
	}

	private static Object percent(final FindingRow row) {
		return 100.0 * row.region().shape().pixels() / ((double) row.answer().image().getWidth() * row.answer().image()
			.getHeight());
	}

	private static Object length(final double value) {
		return new Quantity(value, "");
	}

	private static Object bounds(final FindingRow row) {
		final Calibration calibration = calibration(row);
		final Bounds bounds = row.region().shape().bounds();
		return length(calibration.getX(bounds.x())) + ", " + length(calibration.getY(bounds.y())) + ", " + length(bounds
			.width() * calibration.pixelWidth) + " × " + length(bounds.height() * calibration.pixelHeight);
	}

	private static Object mask(final FindingRow row, final Function<FindingMask, Double> confidence) {
		final FoundRegion region = row.region();
		return region.finding() == null ? Double.NaN : confidence.apply(region.finding().frames().get(region.frame()));
	}
}
