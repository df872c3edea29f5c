/** Keeps the documents true: what can be generated from the code is, and what can be compared with it is compared. */
package sc.fiji.unibiomed.docs;
