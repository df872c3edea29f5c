/**
 * One question asked through every door of the program, and what comes out compared. What a door cannot know, it must
 * tell.
 */
package sc.fiji.unibiomed.doors;
