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
package sc.fiji.unibiomed.imagej.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.hub.HubRepository;
import sc.fiji.unibiomed.models.known.KnownModels;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.ModelFolder;
import sc.fiji.unibiomed.models.store.ModelPlace;
import sc.fiji.unibiomed.models.store.Voucher;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;

/** What makes sense with a model depends on what of it is there, and whose it is. */
class ModelRowTest {

	private static final Path HERE = Path.of("here");
	private static final NamedModel FROM_HUB = new NamedModel("UniBiomed",
		new ModelSource.Repository(HubRepository.parse("Luffy503/UniBiomed").orElseThrow()),
		KnownModels.named("UniBiomed"));

	private static Set<ModelAction> allowed(final ModelRow row) {
		return Arrays.stream(ModelAction.values()).filter(row::allows)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(ModelAction.class)));
	}

	private static ModelRow fromHub(final ModelState state, final ModelPlace place, final long bytes,
		final PreparedFolder... prepared)
	{
		return new ModelRow(new ModelStatus(FROM_HUB, state,
			Optional.ofNullable(place).map(kind -> new ModelFolder("UniBiomed", HERE, kind)), bytes, 2_500_000_000L,
			List.of(prepared), new Voucher.Nobody()), false, true, "fast");
	}

	private static PreparedFolder prepared(final Precision precision, final boolean current) {
		return new PreparedFolder(HERE, "0123456789abcdef", "01234567", precision, current, true, 100);
	}

	@Test
	void whatIsNotHereIsFetchedOrChosen() {
		assertEquals(EnumSet.of(ModelAction.USE, ModelAction.DOWNLOAD), allowed(fromHub(ModelState.ABSENT, null, 0)));
	}

	@Test
	void whatIsPartlyHereCanBeRemovedToo() {
		assertEquals(EnumSet.of(ModelAction.USE, ModelAction.DOWNLOAD, ModelAction.REMOVE),
			allowed(fromHub(ModelState.PARTLY, null, 10)));
	}

	@Test
	void whatSomebodyIsAtWorkOnIsLeftAlone() {
		assertEquals(EnumSet.of(ModelAction.USE), allowed(fromHub(ModelState.BUSY, null, 10)));
	}

	@Test
	void withWhatIsReadyEverythingCanBeDone() {
		assertEquals(EnumSet.allOf(ModelAction.class), allowed(fromHub(ModelState.READY, ModelPlace.CACHE, 10)));
	}

	@Test
	void whatIsPreparedInTheChosenPrecisionNeedNotBePrepared() {
		assertEquals(EnumSet.complementOf(EnumSet.of(ModelAction.PREPARE)),
			allowed(fromHub(ModelState.READY, ModelPlace.CACHE, 10, prepared(Precision.FAST, true))));
		assertEquals(EnumSet.allOf(ModelAction.class), allowed(fromHub(ModelState.READY, ModelPlace.CACHE, 10,
			prepared(Precision.FAST, false), prepared(Precision.EXACT, true))));
	}

	@Test
	void whatAnotherProgramFetchedIsNeitherFetchedNorRemoved() {
		assertEquals(EnumSet.complementOf(EnumSet.of(ModelAction.DOWNLOAD, ModelAction.REMOVE)),
			allowed(fromHub(ModelState.READY, ModelPlace.HUB_CACHE, 10)));
		assertEquals(100,
			fromHub(ModelState.READY, ModelPlace.HUB_CACHE, 10, prepared(Precision.EXACT, true)).removable());
	}

	@Test
	void ofTheModelInTheProgramOnlyWhatWasPreparedIsRemoved() {
		final NamedModel demo = new NamedModel("demo", new ModelSource.Embedded(), KnownModels.named("demo"));
		final Optional<ModelFolder> folder = Optional.of(new ModelFolder("demo", HERE, ModelPlace.EMBEDDED));
		final ModelRow fresh = new ModelRow(
			new ModelStatus(demo, ModelState.READY, folder, 10, 10, List.of(), new Voucher.Published()), true, true,
			"exact");
		assertEquals(
			EnumSet.complementOf(
				EnumSet.of(ModelAction.USE, ModelAction.DOWNLOAD, ModelAction.REMOVE, ModelAction.EXPORT)),
			allowed(fresh));
		final ModelRow used = new ModelRow(new ModelStatus(demo, ModelState.READY, folder, 10, 10,
			List.of(prepared(Precision.EXACT, true)), new Voucher.Published()), true, true, "exact");
		assertEquals(EnumSet.of(ModelAction.VERIFY, ModelAction.REMOVE, ModelAction.OPEN_FOLDER), allowed(used));
		assertEquals(100, used.removable());
	}

	@Test
	void aFolderOfTheUsersIsTakenOutOfTheListWithoutTouchingItsFiles() {
		final NamedModel mine = new NamedModel("mine", new ModelSource.Folder(HERE), Optional.empty());
		final ModelRow row = new ModelRow(new ModelStatus(mine, ModelState.READY,
			Optional.of(new ModelFolder("mine", HERE, ModelPlace.FOLDER)), 10, 0, List.of(), new Voucher.Nobody()),
			false, true, "exact");
		assertEquals(EnumSet.complementOf(EnumSet.of(ModelAction.DOWNLOAD)), allowed(row));
		assertEquals(0, row.removable());
		assertEquals(HERE, row.leftAlone().orElseThrow().folder());
	}
}
