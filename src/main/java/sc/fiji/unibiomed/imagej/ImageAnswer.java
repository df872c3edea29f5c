package sc.fiji.unibiomed.imagej;

import java.util.List;

import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.imglib2.MaskedFinding;
import sc.fiji.unibiomed.interpret.Interpretation;

/**
 * A question about an open image, answered.
 *
 * @param image the image
 * @param task what was asked for
 * @param prompt the words the model was asked with
 * @param answer text and findings
 * @param positions the plane of each frame of the findings
 * @param described for region understanding, each region with its description; else empty
 * @param model name of the model
 * @param modelSha256 SHA-256 of its weights
 * @param settings how it was run
 * @param facts what was noted when it arrived
 */
public record ImageAnswer(ImagePlus image, Task task, String prompt, Interpretation answer, List<Position> positions,
	List<Described> described, String model, String modelSha256, ModelSettings settings, AnswerFacts facts)
{

	public ImageAnswer {
		positions = List.copyOf(positions);
		described = List.copyOf(described);
	}

	/** The findings with their masks as ImgLib2 images; made anew on every call. */
	public List<MaskedFinding> findings() {
		return MaskedFinding.of(answer.findings());
	}
}
