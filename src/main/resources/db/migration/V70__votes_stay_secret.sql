-- What somebody voted is kept with the ballots and nowhere else: whoever reads submitted forms does not see it.
update kring.form_submission set answers = '{}'::jsonb, option_labels = '{}'::jsonb where task_key = 'Task_VoteOnTopic';
