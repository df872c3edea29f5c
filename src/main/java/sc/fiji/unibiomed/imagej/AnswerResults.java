package sc.fiji.unibiomed.imagej;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import ij.ImagePlus;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskShape;
import sc.fiji.unibiomed.findings.export.Calibration;
import sc.fiji.unibiomed.findings.export.MeasuredFinding;
import sc.fiji.unibiomed.findings.export.Provenance;
import sc.fiji.unibiomed.findings.export.Results;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Position;

/** Rows of the findings table as what is exported. Names are the user's, where the user changed them. */
public final class AnswerResults {

	private AnswerResults() {
	}

	/**
	 * The rows of one answer; each object of a finding that was taken apart has a row and a mask of its own.
	 *
	 * @param rows of that answer; those of others are left out
	 * @throws IllegalArgumentException if none is of that answer
	 */
	public static Results of(final ImageAnswer answer, final List<FindingRow> rows) {
		final List<FindingRow> own = rows.stream().filter(row -> row.answer() == answer).toList();
		if (own.isEmpty()) {
			throw new IllegalArgumentException("The answer has no findings to export.");
		}
		final List<MeasuredFinding> measured = new ArrayList<>();
		for (final FindingRow row : own) {
			measured.add(measured(row, row.region().finding() == null ? measured.size() + 1 : row.region().finding().index()));
		}
		return with(answer, measured);
	}

	/**
	 * The same with a number for each object: where a finding has several objects in a frame, they are numbered through in the
	 * order of the rows, so that a label image tells them apart.
	 */
	public static Results ofObjects(final ImageAnswer answer, final List<FindingRow> rows) {
		final Results results = of(answer, rows);
		final Set<String> places = new HashSet<>();
		if (results.findings().stream().allMatch(row -> places.add(row.finding().index() + "@" + row.frame()))) {
			return results;
		}
		final List<MeasuredFinding> numbered = new ArrayList<>();
		for (final MeasuredFinding row : results.findings()) {
			final Finding object = new Finding(numbered.size() + 1, row.finding().phrase(), row.finding().frames());
			numbered.add(new MeasuredFinding(object, row.frame(), row.regionName(), row.channel(), row.slice(), row.time(), row
				.intensity(), row.review()));
		}
		return new Results(results.provenance(), results.calibration(), results.width(), results.height(), results.frameCount(),
			numbered);
	}

	private static Results with(final ImageAnswer answer, final List<MeasuredFinding> measured) {
		final ImagePlus image = answer.image();
		return new Results(provenance(answer), calibration(image.getCalibration(), FindingVolume.voxelDepth(answer)), image.getWidth(), image.getHeight(),
			answer.positions().size(), measured);
	}

	private static Provenance provenance(final ImageAnswer answer) {
		final String version = AnswerResults.class.getPackage().getImplementationVersion();
		return new Provenance(answer.model(), answer.modelSha256(), answer.task().label(), answer.prompt(), answer.settings()
			.precision(), answer.facts().device(), "UniBiomed for Fiji " + (version == null ? "(development build)" : version),
			answer.facts().date(), answer.image().getTitle(), answer.facts().imageSha256(), answer.facts().input());
	}

	/** ImageJ lets users enter pixel sizes of 0 and empty units, which mean nothing. */
	private static Calibration calibration(final ij.measure.Calibration of, final double depth) {
		final boolean usable = of.pixelWidth > 0 && of.pixelHeight > 0 && Double.isFinite(of.pixelWidth) && Double.isFinite(
			of.pixelHeight) && of.getUnit() != null && !of.getUnit().isBlank();
		return usable ? new Calibration(of.pixelWidth, of.pixelHeight, depth, of.getUnit()) : Calibration.uncalibrated();
	}

	private static MeasuredFinding measured(final FindingRow row, final int index) {
		final FoundRegion region = row.region();
		final ImagePlus image = row.answer().image();
		final boolean single = image.getNSlices() * image.getNFrames() == 1;
		final boolean hyperstack = image.isHyperStack() || image.getNChannels() > 1;
		final Position at = region.position();
		final int slice = single ? 0 : hyperstack ? at.slice() : Math.max(at.slice(), at.frame());
		final Finding finding = new Finding(index, row.name(), frames(row));
		return new MeasuredFinding(finding, region.frame(), region.roi().getName(), single ? 0 : at.channel(), slice, !single &&
			hyperstack ? at.frame() : 0, row.intensity(), row.review());
	}

	/** The finding's masks, where in the region's own frame there is nothing but the region. */
	private static List<FindingMask> frames(final FindingRow row) {
		final FoundRegion region = row.region();
		final ImagePlus image = row.answer().image();
		if (region.finding() == null) {
			final BinaryMask drawn = RoiMask.of(region.roi(), image.getWidth(), image.getHeight());
			final BinaryMask nothing = BinaryMask.empty(image.getWidth(), image.getHeight());
			final List<FindingMask> drawnFrames = new ArrayList<>(Collections.nCopies(row.answer().positions().size(), FindingMask.unrated(
				nothing)));
			drawnFrames.set(region.frame(), FindingMask.unrated(drawn));
			return drawnFrames;
		}
		final List<FindingMask> frames = new ArrayList<>(region.finding().frames());
		final FindingMask whole = frames.get(region.frame());
		if (whole.shape().pixels() != region.shape().pixels()) {
			final BinaryMask object = RoiMask.of(region.roi(), image.getWidth(), image.getHeight());
			frames.set(region.frame(), new FindingMask(object, MaskShape.of(object), whole.meanProbability(), whole.predictedIou(),
				whole.objectScore()));
		}
		return frames;
	}
}
