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
package sc.fiji.unibiomed.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.store.Voucher;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;

/** How the state of a model is said. */
class ModelStatusTest {

	private static final Path FOLDER = Path.of("lungs");
	private static final NamedModel MODEL = new NamedModel("lungs", new ModelSource.Folder(FOLDER), Optional.empty());

	@Test
	void whatIsOnItsWaySaysHowFarItIs() {
		assertEquals("not here", words(ModelState.ABSENT, 0, 100));
		assertEquals("partly here, 30 bytes of 100 bytes", words(ModelState.PARTLY, 30, 100));
		assertEquals("partly here, 30 bytes", words(ModelState.PARTLY, 30, 0));
		assertEquals("in work, 30 bytes of 100 bytes", words(ModelState.BUSY, 30, 100));
		// Nothing has come, or all: then it is checked or removed.
		assertEquals("in work", words(ModelState.BUSY, 0, 100));
		assertEquals("in work", words(ModelState.BUSY, 100, 100));
		assertEquals("in work", words(ModelState.BUSY, 30, 0));
	}

	@Test
	void whatIsPreparedIsNamedByPrecision() {
		assertEquals("ready, prepared in exact, fast",
			ready(ModelPlace.CACHE, prepared(Precision.EXACT, true, true), prepared(Precision.FAST, true, true))
				.words());
		assertEquals("ready, prepared in fast, partly prepared in exact",
			ready(ModelPlace.CACHE, prepared(Precision.EXACT, true, false), prepared(Precision.FAST, true, true))
				.words());
		// On two places, or by another version.
		assertEquals("ready, prepared in fast", ready(ModelPlace.CACHE, prepared(Precision.FAST, true, true),
			prepared(Precision.FAST, true, true), prepared(Precision.EXACT, false, true)).words());
		assertEquals("ready (in the HuggingFace cache)", ready(ModelPlace.HUB_CACHE).words());
	}

	@Test
	void whatOthersKeepTakesNoRoom() {
		final PreparedFolder prepared = prepared(Precision.FAST, true, true);
		assertEquals(1007, ready(ModelPlace.CACHE, prepared).bytesOnDisk());
		assertEquals(1007, ready(ModelPlace.EMBEDDED, prepared).bytesOnDisk());
		assertEquals(7, ready(ModelPlace.FOLDER, prepared).bytesOnDisk());
		assertEquals(7, ready(ModelPlace.HUB_CACHE, prepared).bytesOnDisk());
		assertEquals(30, status(ModelState.PARTLY, 30, 0).bytesOnDisk());
	}

	@Test
	void whoVouchesIsToldOnlyOfWhatIsHere() {
		assertEquals("as published", ready(ModelPlace.CACHE).vouched());
		assertEquals("", status(ModelState.PARTLY, 30, 0).vouched());
	}

	private static String words(final ModelState state, final long bytes, final long total) {
		return status(state, bytes, total).words();
	}

	private static ModelStatus status(final ModelState state, final long bytes, final long total) {
		return new ModelStatus(MODEL, state, Optional.empty(), bytes, total, List.of(), new Voucher.Nobody());
	}

	private static ModelStatus ready(final ModelPlace place, final PreparedFolder... prepared) {
		return new ModelStatus(MODEL, ModelState.READY, Optional.of(new ModelFolder("lungs", FOLDER, place)), 1000,
			1000, List.of(prepared), new Voucher.Published());
	}

	private static PreparedFolder prepared(final Precision precision, final boolean current, final boolean complete) {
		return new PreparedFolder(FOLDER, "0123", "4567", precision, current, complete, 7);
	}
}
