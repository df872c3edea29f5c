package sc.fiji.unibiomed.findings.export;

import java.util.function.BiFunction;

import sc.fiji.unibiomed.image.Bounds;

/**
 * The columns of a table of findings. Header names are part of the file format: they stay, and new columns come after the
 * old ones.
 */
enum Column {

	/** Number in the answer, from 1. */
	FINDING("finding", (row, all) -> row.finding().index()),
	/** What it is. */
	PHRASE("phrase", (row, all) -> row.finding().phrase()),
	/** The region that shows it. */
	REGION("region", (row, all) -> row.regionName()),
	/** Position in the image, from 1; 0 for all. */
	CHANNEL("channel", (row, all) -> row.channel()), SLICE("slice", (row, all) -> row.slice()),
	/** Time point, as the other positions. */
	TIME("time", (row, all) -> row.time()),
	/** In square units. */
	AREA("area", (row, all) -> all.calibration().area(row.mask().shape().pixels())),
	/** Number of pixels inside. */
	AREA_PIXELS("area_pixels", (row, all) -> row.mask().shape().pixels()),
	/** 100 when the whole frame is inside. */
	PERCENT("percent_of_image", (row, all) -> row.percentOfImage()),
	/** In units from the image's left border. */
	CENTROID_X("centroid_x", (row, all) -> row.mask().shape().centroidX() * all.calibration().pixelWidth()),
	/** In units from the image's upper border. */
	CENTROID_Y("centroid_y", (row, all) -> row.mask().shape().centroidY() * all.calibration().pixelHeight()),
	/** Unit of the lengths; areas are in its square. */
	UNIT("unit", (row, all) -> all.calibration().unit()),
	/** The smallest upright rectangle around the mask, in pixels whatever the unit. */
	BBOX_X("bbox_x", (row, all) -> bounds(row).x()), BBOX_Y("bbox_y", (row, all) -> bounds(row).y()), BBOX_WIDTH(
		"bbox_width", (row, all) -> bounds(row).width()), BBOX_HEIGHT("bbox_height", (row, all) -> bounds(row).height()),
	/** Values of the original image inside the mask. */
	MEAN("mean_intensity", (row, all) -> row.intensity().mean()), MIN("min_intensity", (row, all) -> row.intensity().min()),
	/** The highest of them. */
	MAX("max_intensity", (row, all) -> row.intensity().max()),
	/** The mask decoder's own estimate of the overlap with the truth, 0 to 1. */
	PREDICTED_IOU("predicted_iou", (row, all) -> row.mask().predictedIou()),
	/** Logit of the object being in the frame at all. */
	OBJECT_SCORE("object_score", (row, all) -> row.mask().objectScore()),
	/** Mean of the pixels' probabilities inside the mask, 0.5 to 1. */
	MEAN_PROBABILITY("mean_probability", (row, all) -> row.mask().meanProbability()),
	/** unreviewed, accepted or rejected. */
	STATUS("status", (row, all) -> row.review().status().label()),
	/** What the reviewer wrote. */
	NOTE("note", (row, all) -> row.review().note()),
	/** Of the finding in all slices of the time point, in cubic units. */
	VOLUME("volume", (row, all) -> all.volume(row));

	private final String header;
	private final BiFunction<MeasuredFinding, Results, Object> value;

	Column(final String header, final BiFunction<MeasuredFinding, Results, Object> value) {
		this.header = header;
		this.value = value;
	}

	/** The name in files. */
	String header() {
		return header;
	}

	/** A {@link Number} or a text; NaN where there is no number. */
	Object value(final MeasuredFinding row, final Results all) {
		return value.apply(row, all);
	}

	private static Bounds bounds(final MeasuredFinding row) {
		return row.mask().shape().bounds();
	}
}
