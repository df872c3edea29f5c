package sc.fiji.unibiomed.imagej;

import java.util.List;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.export.Intensity;

/**
 * Findings as a standard ImageJ table, for macros and for saving. Lengths and areas are in the image's calibrated unit,
 * intensities are of the original pixels. The volume is that of the whole finding, in the cube of the unit; it is there for
 * answers about the slices of a volume.
 */
final class FindingsTable {

	/** Title of the table's window. */
	static final String TITLE = "UniBiomed Findings";

	private FindingsTable() {
	}

	/** Adds a row per region. */
	static void add(final ResultsTable table, final ImageAnswer answer, final List<FoundRegion> regions) {
		for (int i = 0; i < regions.size(); i++) {
			addRow(table, answer, regions.get(i), i);
		}
		if (regions.isEmpty()) {
			table.addRow();
			table.addValue("Finding", answer.answer().plainText());
			common(table, answer);
		}
	}

	/** Removes the rows that were added for an answer, wherever they are by now; all other rows stay. */
	static void remove(final ResultsTable table, final ImageAnswer answer, final List<FoundRegion> regions) {
		for (int i = 0; i < regions.size(); i++) {
			removeLast(table, answer, finding(answer, regions.get(i), i));
		}
		if (regions.isEmpty()) {
			removeLast(table, answer, answer.answer().plainText());
		}
	}

	private static void removeLast(final ResultsTable table, final ImageAnswer answer, final String finding) {
		for (int row = table.size() - 1; row >= 0; row--) {
			if (has(table, row, "Image", answer.image().getTitle()) && has(table, row, "Task", answer.task().label()) && has(table,
				row, "Prompt", answer.prompt()) && has(table, row, "Finding", finding))
			{
				table.deleteRow(row);
				return;
			}
		}
	}

	private static boolean has(final ResultsTable table, final int row, final String column, final String value) {
		return table.columnExists(column) && value.equals(table.getStringValue(column, row));
	}

	private static String finding(final ImageAnswer answer, final FoundRegion region, final int index) {
		return region.finding() == null ? answer.described().get(index).text() : region.finding().phrase();
	}

	private static void common(final ResultsTable table, final ImageAnswer answer) {
		table.setDecimalPlaces(ResultsTable.LAST_HEADING, 3);
		table.addValue("Task", answer.task().label());
		table.addValue("Image", answer.image().getTitle());
		table.addValue("Prompt", answer.prompt());
		table.addValue("Device", answer.facts().device());
	}

	private static void addRow(final ResultsTable table, final ImageAnswer answer, final FoundRegion region,
		final int index)
	{
		final ImagePlus image = answer.image();
		final Calibration calibration = image.getCalibration();
		table.addRow();
		table.addValue("Finding", finding(answer, region, index));
		table.addValue("Slice", region.position().slice());
		table.addValue("Frame", region.position().frame());
		table.addValue("Area", region.shape().pixels() * calibration.pixelWidth * calibration.pixelHeight);
		table.addValue("Unit", calibration.getUnits());
		table.addValue("%Area", 100.0 * region.shape().pixels() / ((double) image.getWidth() * image.getHeight()));
		table.addValue("X", calibration.getX(region.shape().centroidX()));
		table.addValue("Y", calibration.getY(region.shape().centroidY()));
		table.addValue("BX", calibration.getX(region.shape().bounds().x()));
		table.addValue("BY", calibration.getY(region.shape().bounds().y()));
		table.addValue("Width", region.shape().bounds().width() * calibration.pixelWidth);
		table.addValue("Height", region.shape().bounds().height() * calibration.pixelHeight);
		final Intensity intensity = RegionIntensity.of(image, region);
		table.addValue("Mean", intensity.mean());
		table.addValue("Min", intensity.min());
		table.addValue("Max", intensity.max());
		if (region.finding() != null) {
			final FindingMask mask = region.finding().frames().get(region.frame());
			table.addValue("Confidence", mask.meanProbability());
			table.addValue("PredictedIoU", mask.predictedIou());
			table.addValue("ObjectScore", mask.objectScore());
		}
		final double volume = FindingVolume.of(answer, region.finding(), region.position().frame());
		if (!Double.isNaN(volume)) {
			table.addValue("Volume", volume);
		}
		table.addValue("Region", region.roi().getName());
		common(table, answer);
	}
}
