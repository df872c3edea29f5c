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
package sc.fiji.unibiomed.interpret.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.intensity.IntensityChoice;

class InputChoiceTest {

	private static final ImageInput OF_IMAGE = ImageInput.parse("MRI", "fluorescence", "", "2", "whole image", 300);

	@Test
	void whereNothingIsSaidTheImageDecides() {
		assertEquals(InputChoice.NONE, InputChoice.parse("", " ", "", "", ""));
		assertEquals(InputChoice.NONE, InputChoice.parse("auto", "", "", "", ""));
		assertEquals(OF_IMAGE, InputChoice.NONE.over(OF_IMAGE));
	}

	@Test
	void whatIsSaidWithTheQuestionGoesFirst() {
		final ImageInput both = InputChoice.parse("CT", "CT liver", "", "1,3", "512").over(OF_IMAGE);
		assertEquals(ImageInput.parse("CT", "CT liver", "", "1,3", "tiles", 512), both);
		assertEquals(IntensityChoice.AUTO, InputChoice.parse("", "auto", "", "", "").over(OF_IMAGE).intensity());
	}

	@Test
	void aWindowAloneIsOneOfOnesOwn() {
		final ImageInput input = InputChoice.parse("", "", "40/400", "", "").over(ImageInput.defaults());
		assertEquals(IntensityChoice.CT_CUSTOM, input.intensity());
		assertEquals(Optional.of(new LevelAndWidth(40, 400)), input.window());
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CT_CUSTOM")
	void intensitiesHaveTheWordsOfTheMenuWithBlanksOrHyphens(final IntensityChoice choice) {
		assertEquals(Optional.of(choice), InputChoice.parse("", choice.label(), "", "", "").intensity());
		assertEquals(Optional.of(choice), InputChoice
			.parse("", choice.label().replace(' ', '-').toLowerCase(java.util.Locale.ROOT), "", "", "").intensity());
	}

	@Test
	void displayedIsShortForAsDisplayed() {
		assertEquals(Optional.of(IntensityChoice.AS_DISPLAYED),
			InputChoice.parse("", "displayed", "", "", "").intensity());
	}

	@ParameterizedTest
	@CsvSource({ "modality, camera, '', '', '', ''", "intensity, '', bright, '', '', ''", "window, '', '', 40, '', ''",
		"window, '', CT liver, 40/400, '', ''", "window, '', CT custom, '', '', ''", "channels, '', '', '', 0, ''",
		"fields, '', '', '', '', 63", "fields, '', '', '', '', many" })
	void whatCannotBeUsedIsRefusedByName(final String field, final String modality, final String intensity,
		final String window, final String channels, final String fields)
	{
		assertEquals(field,
			assertThrows(InputException.class, () -> InputChoice.parse(modality, intensity, window, channels, fields))
				.field());
	}

	/** So choices travel to other computers. */
	@ParameterizedTest
	@CsvSource({ "CT, CT liver, '', '', auto", "not said, '', 40.5/400, '1,2,3', whole", "'', auto, '', 2, 700",
		"'', '', '', '', ''" })
	void aChoiceIsReadFromItsOwnTexts(final String modality, final String intensity, final String window,
		final String channels, final String fields)
	{
		final InputChoice choice = InputChoice.parse(modality, intensity, window, channels, fields);
		final List<String> texts = choice.texts();
		assertEquals(choice, InputChoice.parse(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4)));
	}

	@Test
	void ofTwoChoicesTheFirstCounts() {
		final InputChoice line = InputChoice.parse("CT", "", "", "", "");
		final InputChoice batch = InputChoice.parse("MRI", "CT lung", "", "1", "whole");
		assertEquals(InputChoice.parse("CT", "CT lung", "", "1", "whole"), line.or(batch));
	}
}
