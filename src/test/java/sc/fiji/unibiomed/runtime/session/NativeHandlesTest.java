package sc.fiji.unibiomed.runtime.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class NativeHandlesTest {

	private final NativeHandles handles = new NativeHandles();

	@Test
	void whatIsOpenIsListedByName() {
		final NativeHandles.Handle tensor = handles.open("tensor");
		handles.open("session");
		handles.open("tensor");
		assertEquals(List.of("session", "tensor", "tensor"), handles.stillOpen());

		tensor.close();
		assertEquals(List.of("session", "tensor"), handles.stillOpen());
		assertEquals(3, handles.everOpened());
	}

	@Test
	void closingTwiceClosesOnlyItself() {
		final NativeHandles.Handle first = handles.open("tensor");
		handles.open("tensor");
		first.close();
		first.close();
		assertEquals(List.of("tensor"), handles.stillOpen());
	}
}
