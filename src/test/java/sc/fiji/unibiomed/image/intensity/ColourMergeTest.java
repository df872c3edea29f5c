package sc.fiji.unibiomed.image.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColourMergeTest {

	private static final int A = 0x10f080;
	private static final int B = 0x202090;

	@Test
	void addedColoursStopAtTheBrightest() {
		// 10 + 20 = 30, f0 + 20 > ff, 80 + 90 > ff
		assertEquals(0x30ffff, ColourMerge.SUM.with(A, B));
	}

	@Test
	void theBrightestOrTheDarkestOfEachIsTaken() {
		assertEquals(0x20f090, ColourMerge.MAX.with(A, B));
		assertEquals(0x102080, ColourMerge.MIN.with(A, B));
	}

	@Test
	void inkIsTakenFromWhite() {
		// ff - (ff - 10) - (ff - 20) < 0; ff - 0f - df = 11; ff - 7f - 6f = 11
		assertEquals(0x001111, ColourMerge.INVERT.with(A, B));
	}

	@Test
	void theFirstChannelKeepsItsColour() {
		for (final ColourMerge merge : ColourMerge.values()) {
			assertEquals(A, merge.with(merge.ground(), A));
		}
	}
}
