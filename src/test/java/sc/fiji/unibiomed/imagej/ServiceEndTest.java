package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** What becomes of an answer when the application is closed. */
class ServiceEndTest {

	@Test
	void closingTheApplicationStopsAnAnswerInsteadOfCrashing() throws Exception {
		final ImagePlus stack = IJ.openImage("sample-images/21_mri_stack_12slices.tif");
		final Context context = new Context(UniBiomedService.class);
		final UniBiomedService unibiomed = context.service(UniBiomedService.class);
		final CountDownLatch outlining = new CountDownLatch(1);
		final CompletableFuture<ImageAnswer> answer = CompletableFuture.supplyAsync(() -> unibiomed.segment(stack, PlaneSelection.of(Planes.REFERENCE_ORDER),
			"brain tumor", "MRI", new InterpretationListener() {

				@Override
				public void progress(final Stage stage, final long done, final long total) {
					if (stage == Stage.IMAGE_ENCODER) outlining.countDown();
				}
			}, new Cancellation()));
		outlining.await();
		context.dispose();
		final CompletionException end = assertThrows(CompletionException.class, answer::join);
		assertTrue(end.getCause() instanceof CancelledException, end.toString());
	}
}
