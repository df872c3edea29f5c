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
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.util.CancelledException;

/** What becomes of an answer when the application is closed. */
class ServiceEndTest {

	@Test
	void closingTheApplicationStopsAnAnswerInsteadOfCrashing() throws Exception {
		final ImagePlus stack = IJ.openImage("sample-images/21_mri_stack_12slices.tif");
		final Context context = new Context(UniBiomedService.class);
		final UniBiomedService unibiomed = context.service(UniBiomedService.class);
		final CountDownLatch outlining = new CountDownLatch(1);
		final CompletableFuture<ImageAnswer> answer = CompletableFuture
			.supplyAsync(() -> unibiomed.segment(stack, "brain tumor", AskOptions.usual().withModality("MRI")
				.withPlanes(Planes.REFERENCE_ORDER).withListener(new InterpretationListener()
				{

					@Override
					public void progress(final Stage stage, final long done, final long total) {
						if (stage == Stage.IMAGE_ENCODER) outlining.countDown();
					}
				})));
		outlining.await();
		context.dispose();
		final CompletionException end = assertThrows(CompletionException.class, answer::join);
		assertTrue(end.getCause() instanceof CancelledException, end.toString());
	}
}
