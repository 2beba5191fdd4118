mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-west-1" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/model-endpoint" }
  }

  mock_resource "aws_sagemaker_endpoint" {
    defaults = { arn = "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/batch" }
  }
}

variables {
  name          = "batch"
  mode          = "async"
  image_uri     = "763104351884.dkr.ecr.eu-west-1.amazonaws.com/djl-inference:0.30.0-lmi12.0.0-cu124"
  instance_type = "ml.g5.xlarge"
  async = {
    input_path  = "s3://work/requests"
    output_path = "s3://work/answers"
  }
}

run "has_no_instance_while_nothing_waits" {
  command = plan

  assert {
    condition     = aws_appautoscaling_target.this[0].min_capacity == 0 && aws_appautoscaling_target.this[0].max_capacity == 1
    error_message = "the instances have to go when nothing waits"
  }

  assert {
    condition     = aws_sagemaker_endpoint_configuration.this.production_variants[0].initial_instance_count == 1
    error_message = "SageMaker starts no endpoint without an instance"
  }

  assert {
    condition = (aws_appautoscaling_policy.load[0].target_tracking_scaling_policy_configuration[0].target_value == 5
      && aws_appautoscaling_policy.load[0].target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].metric_name == "ApproximateBacklogSizePerInstance"
    && [for d in aws_appautoscaling_policy.load[0].target_tracking_scaling_policy_configuration[0].customized_metric_specification[0].dimensions : "${d.name}=${d.value}"] == ["EndpointName=batch"])
    error_message = "the backlog of an instance has to be tracked"
  }
}

run "starts_the_first_instance_when_something_waits" {
  assert {
    condition = (aws_cloudwatch_metric_alarm.from_zero[0].metric_name == "HasBacklogWithoutCapacity"
      && aws_cloudwatch_metric_alarm.from_zero[0].dimensions == tomap({ EndpointName = "batch" })
      && aws_cloudwatch_metric_alarm.from_zero[0].threshold == 1
    && aws_cloudwatch_metric_alarm.from_zero[0].alarm_actions == toset([aws_appautoscaling_policy.from_zero[0].arn]))
    error_message = "an alarm has to start the first instance"
  }

  assert {
    condition = (aws_appautoscaling_policy.from_zero[0].step_scaling_policy_configuration[0].adjustment_type == "ChangeInCapacity"
    && [for s in aws_appautoscaling_policy.from_zero[0].step_scaling_policy_configuration[0].step_adjustment : s.scaling_adjustment] == [1])
    error_message = "one instance has to be added"
  }

  assert {
    condition     = output.invoke_statement.Action == tolist(["sagemaker:InvokeEndpointAsync"])
    error_message = "it is asked through its queue alone"
  }
}

run "stays_when_told_to" {
  command = plan

  variables {
    min_instances = 1
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 0 && length(aws_cloudwatch_metric_alarm.from_zero) == 0
    error_message = "one instance of at most one does not scale"
  }
}

run "reads_and_writes_below_its_folders_and_tells_its_topics" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/own"
    async = {
      input_path        = "s3://work/requests"
      output_path       = "s3://work/answers"
      failure_path      = "s3://work/failures"
      success_topic_arn = "arn:aws:sns:eu-west-1:123456789012:answered"
      error_topic_arn   = "arn:aws:sns:eu-west-1:123456789012:failed"
      max_concurrency   = 4
    }
  }

  assert {
    condition = slice(jsondecode(aws_iam_role_policy.this.policy).Statement, 4, 8) == jsondecode(<<-JSON
      [
        {"Sid": "ReadRequests", "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::work/requests/*"]},
        {
          "Sid": "WriteAnswers",
          "Effect": "Allow",
          "Action": ["s3:AbortMultipartUpload", "s3:PutObject"],
          "Resource": ["arn:aws:s3:::work/answers/*", "arn:aws:s3:::work/failures/*"]
        },
        {
          "Sid": "EncryptAnswers",
          "Effect": "Allow",
          "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
          "Resource": "arn:aws:kms:eu-west-1:123456789012:key/own",
          "Condition": {"StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}}
        },
        {
          "Sid": "Notify",
          "Effect": "Allow",
          "Action": "sns:Publish",
          "Resource": ["arn:aws:sns:eu-west-1:123456789012:answered", "arn:aws:sns:eu-west-1:123456789012:failed"]
        }
      ]
    JSON
    )
    error_message = "unexpected policy: ${aws_iam_role_policy.this.policy}"
  }

  assert {
    condition = (aws_sagemaker_endpoint_configuration.this.async_inference_config[0].output_config[0].s3_output_path == "s3://work/answers"
      && aws_sagemaker_endpoint_configuration.this.async_inference_config[0].output_config[0].s3_failure_path == "s3://work/failures"
      && aws_sagemaker_endpoint_configuration.this.async_inference_config[0].output_config[0].kms_key_id == var.kms_key_arn
      && aws_sagemaker_endpoint_configuration.this.async_inference_config[0].output_config[0].notification_config[0].error_topic == var.async.error_topic_arn
    && aws_sagemaker_endpoint_configuration.this.async_inference_config[0].client_config[0].max_concurrent_invocations_per_instance == 4)
    error_message = "answers have to go where they are wanted"
  }
}
