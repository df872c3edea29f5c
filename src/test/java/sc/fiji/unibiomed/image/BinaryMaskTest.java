package sc.fiji.unibiomed.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BinaryMaskTest {

	@Test
	void everyValueButZeroIsInside() {
		final BinaryMask mask = BinaryMask.of(3, 2, new byte[] { 0, 1, -1, 0, 127, 0 });

		assertFalse(mask.get(0, 0));
		assertTrue(mask.get(2, 0));
		assertTrue(mask.get(1, 1));
		assertEquals(3, mask.area());
		assertArrayEquals(new byte[] { 0, 1, 1, 0, 1, 0 }, mask.toBytes());
	}

	@Test
	void staysAsItIsWhenArraysChange() {
		final byte[] values = { 1, 0 };
		final BinaryMask mask = BinaryMask.of(2, 1, values);
		values[1] = 1;
		mask.toBytes()[0] = 0;

		assertEquals(BinaryMask.of(2, 1, new byte[] { 1, 0 }), mask);
	}

	@Test
	void masksAreEqualByContent() {
		final BinaryMask mask = BinaryMask.of(2, 1, new byte[] { 1, 0 });

		assertEquals(mask, BinaryMask.of(2, 1, new byte[] { 5, 0 }));
		assertEquals(mask.hashCode(), BinaryMask.of(2, 1, new byte[] { 5, 0 }).hashCode());
		assertNotEquals(mask, BinaryMask.of(1, 2, new byte[] { 1, 0 }));
		assertNotEquals(mask, BinaryMask.of(2, 1, new byte[] { 1, 1 }));
	}

	@Test
	void refusesSizesAndPixelsThatDoNotExist() {
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.of(2, 2, new byte[3]));
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.of(0, 2, new byte[0]));
		assertThrows(IllegalArgumentException.class, () -> BinaryMask.of(65_536, 65_536, new byte[0]));
		final BinaryMask mask = BinaryMask.of(2, 1, new byte[2]);
		assertThrows(IndexOutOfBoundsException.class, () -> mask.get(2, 0));
		assertThrows(IndexOutOfBoundsException.class, () -> mask.get(0, 1));
	}
}
