-- Where a meeting is held, as everybody may know it; the exact place is for participants. Null where that may be known too.
alter table kring.meeting
    add region_nl text,
    add region_en text,
    add check ((region_nl is null) = (region_en is null));
