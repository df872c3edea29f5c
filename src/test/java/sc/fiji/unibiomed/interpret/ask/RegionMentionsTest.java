package sc.fiji.unibiomed.interpret.ask;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.image.InputException;

class RegionMentionsTest {

	@ParameterizedTest
	@CsvSource({ "What is the <region> in the picture?, 0", "What is region1?, 0", "What are region1 and Region2?, 1",
		"Compare region1 with region12., 2" })
	void aRegionThatWasNotGivenIsRefused(final String prompt, final int regions) {
		assertThrows(InputException.class, () -> RegionMentions.check(prompt, regions));
	}

	@ParameterizedTest
	@CsvSource({ "What is the <region> in the picture?, 1", "What are region1 and region2?, 2", "Is the region 2 cm wide?, 0",
		"Which regions are bright?, 0", "What is subregion1?, 0", "region1a, 0" })
	void otherWordsAreLeftAlone(final String prompt, final int regions) {
		assertDoesNotThrow(() -> RegionMentions.check(prompt, regions));
	}

	@Test
	void theSentenceNamesTheRegion() {
		assertEquals("The question speaks of region3, but only 1 region was given; mark the region, or ask without it.", assertThrows(
			InputException.class, () -> RegionMentions.check("What are region1 and region3?", 1)).getMessage());
	}
}
