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
package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

class ShareTest {

	@TempDir
	private Path work;

	private BatchPlan plan() throws IOException {
		return BatchPlan.ofManifest(
			Files.writeString(work.resolve("m.csv"),
				"image,plane,regions\na.tif,,m1.png;m2.png\na.tif,3,\nb.tif,stack,\nc.tif,,\nd.tif,,\n"),
			PlaneChoice.FIRST, BatchPlan.questions(List.of("What?", "Where?")));
	}

	@Test
	void allQuestionsAboutAnImageAreInOneShare() throws IOException {
		assertEquals(List.of(4, 4, 2), Share.of(plan(), 2).stream().map(share -> share.entries().size()).toList());
	}

	@Test
	void sharesOneAfterTheOtherAreThePlan() throws IOException {
		assertEquals(plan().entries(),
			Share.of(plan(), 2).stream().flatMap(share -> share.plan().entries().stream()).toList());
	}

	@Test
	void aShareThatWasSentIsTheSame() throws IOException, ClassNotFoundException {
		final Share share = Share.of(plan(), 9).get(0);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(share);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertEquals(share, in.readObject());
		}
	}
}
