package sc.fiji.unibiomed.findings.export;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskShape;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;

/** Small results made by hand. */
public final class ExampleResults {

	/** Where they would come from. */
	public static final Provenance PROVENANCE = new Provenance("demo", "0a".repeat(32), "segmentation",
		"Please segment \"nuclei\", <b>all</b> of them.", "float32", "CPU", "UniBiomed 0.1.0", Instant.parse(
			"2026-02-03T04:05:06.789Z"), "Zellen µ.tif", "1b".repeat(32), "as displayed");

	private ExampleResults() {}

	/** A mask drawn with {@code #} for inside, one text per row. */
	public static BinaryMask mask(final String... rows) {
		final String all = String.join("", rows);
		final byte[] pixels = new byte[all.length()];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (all.charAt(i) == '#' ? 1 : 0);
		}
		return BinaryMask.of(rows[0].length(), rows.length, pixels);
	}

	/** A finding with a mask per frame, mean probability 0.875, predicted IoU 0.75 and object score 2.5. */
	public static Finding finding(final int index, final String phrase, final BinaryMask... masks) {
		return new Finding(index, phrase, Arrays.stream(masks).map(mask -> new FindingMask(mask, MaskShape.of(mask), mask
			.area() == 0 ? Double.NaN : 0.875, 0.75, 2.5)).toList());
	}

	/** Results without calibration; sizes are those of the first finding's masks. */
	public static Results of(final Finding... findings) {
		return of(Results.rows(List.of(findings)));
	}

	/** Results without calibration; sizes are those of the first row's masks. */
	public static Results of(final List<MeasuredFinding> rows) {
		final BinaryMask first = rows.get(0).mask().mask();
		return new Results(PROVENANCE, Calibration.uncalibrated(), first.width(), first.height(), rows.get(0).finding().frames()
			.size(), rows);
	}

	/** Results of an answer that points at nothing. */
	public static Results nothing(final int width, final int height) {
		return new Results(PROVENANCE, Calibration.uncalibrated(), width, height, 1, List.of());
	}

	/** A grey picture. */
	public static RgbImage grey(final int width, final int height) {
		final byte[] pixels = new byte[RgbImage.length(width, height)];
		Arrays.fill(pixels, (byte) 100);
		return new RgbImage(width, height, pixels);
	}
}
