package sc.fiji.unibiomed.fiji.ops;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import net.imagej.ops.Op;
import net.imagej.ops.special.function.AbstractUnaryFunctionOp;
import net.imglib2.RandomAccessibleInterval;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;

/**
 * {@code ops.run("unibiomed.ask", image, "What modality is this image?")} answers a question: text, and a mask for each thing that
 * the answer points at.
 */
@Plugin(type = Op.class, name = AskOp.NAME)
public final class AskOp extends AbstractUnaryFunctionOp<RandomAccessibleInterval<?>, ImgPlusAnswer> {

	static final String NAME = "unibiomed.ask";

	@Parameter
	private UniBiomedDatasetService unibiomed;

	@Parameter
	private String question;

	@Override
	public ImgPlusAnswer calculate(final RandomAccessibleInterval<?> image) {
		return unibiomed.ask(image, question);
	}
}
