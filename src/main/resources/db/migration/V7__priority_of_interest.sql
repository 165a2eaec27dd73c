-- Whoever is on the interest list may enrol before everybody else.
update kring.programme set definition = jsonb_set(definition, '{priorityBefore}', '"P7D"')
where definition -> 'priorityBefore' is null;
